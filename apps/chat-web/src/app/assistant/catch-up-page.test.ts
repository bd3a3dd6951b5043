import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { Code, ConnectError } from '@connectrpc/connect';
import { PointKind, type SummarizeRequest } from '@prosa/proto/chat';
import { screen, waitFor, within } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { SessionStore } from '../session/session-store.ts';
import { TestBed } from '@angular/core/testing';
import { CatchUpPage } from './catch-up-page.ts';

let server: ScriptedServer;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  server.users.set('ana', 'Ana');
  for (const id of ['tides', 'quiet', 'buoys']) server.addRoom(id);
  for (const text of ['one', 'two', 'three']) server.say('buoys', text);
  server.say('tides', 'It is back');
});

async function show() {
  const page = await renderPage(CatchUpPage, { server });
  await TestBed.inject(SessionStore).start();
  return page;
}

const cite = (messageId: string, start: number, end: number) => ({
  messageId,
  start,
  end,
  senderId: 'ana',
  quote: messageId,
});
const brief = ({ roomId }: SummarizeRequest) => [
  { textDelta: `About ${roomId}.`, citations: [cite(`${roomId}-1`, 0, 7 + roomId.length)] },
  {
    points: [
      { kind: PointKind.TASK, text: `Do ${roomId}`, citation: cite(`${roomId}-1`, 0, 0) },
      { kind: PointKind.FOR_YOU, text: `Look at ${roomId}`, citation: cite(`${roomId}-2`, 0, 0) },
    ],
  },
  { done: { engine: 'builtin', elapsedMs: 1_000, sentencesDropped: 1 } },
];

test('all unread rooms are told, the busiest first, every sentence with a source that goes through the page', async () => {
  server.assistant.summary = brief;
  await show();
  expect(
    await screen.findByText(/^Written on this server in 2\.0 s\. 2 sentences had no source/, { selector: '.origin' }),
  ).toBeTruthy();
  expect(server.assistant.summarized.map(({ roomId, afterSeq }) => [roomId, afterSeq])).toEqual([
    ['buoys', 0n],
    ['tides', 0n],
  ]);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('2 things wait for you');
  const waiting = within(screen.getByRole('list', { name: 'Waiting for you' })).getAllByRole('listitem');
  expect(waiting.map((item) => item.textContent)).toEqual([
    expect.stringContaining('Look at buoys'),
    expect.stringContaining('Look at tides'),
  ]);
  expect(screen.getAllByRole('button', { name: /^Source \d/ }).map(({ textContent }) => textContent)).toEqual([
    '1',
    '3',
    '2',
    '2',
    '4',
    '4',
  ]);
  const sources = screen.getByRole('complementary', { name: 'Sources' });
  expect(within(sources).getAllByRole('listitem')).toHaveLength(4);
});

test('it can be stopped, and what there is stands', async () => {
  const never = new Promise<never>(() => {});
  server.assistant.summary = () => [{ textDelta: 'So far.' }, never];
  const { user } = await show();
  expect(await screen.findByText('So far.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  await waitFor(() => expect(server.assistant.left).toBe(1));
  expect(screen.getByText('So far.')).toBeTruthy();
  expect(server.assistant.summarized).toHaveLength(1);
});

test('with nothing unread it says so and asks nothing', async () => {
  for (const id of ['tides', 'buoys']) server.readAll(id);
  await show();
  expect(await screen.findByText('You are up to date')).toBeTruthy();
  expect(server.assistant.summarized).toEqual([]);
});

test('an assistant that is away is said once, and can be asked again', async () => {
  server.before.set('summarize', () => {
    throw new ConnectError('away', Code.Unavailable);
  });
  const { user } = await show();
  expect(await screen.findByText('No summary now')).toBeTruthy();
  server.before.delete('summarize');
  server.assistant.summary = brief;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('list', { name: 'Waiting for you' })).toBeTruthy();
});

test('an assistant that is off is not asked', async () => {
  server.assistant.enabled = false;
  await show();
  expect(await screen.findByText(/^Summaries and answers are off here/)).toBeTruthy();
  expect(server.assistant.summarized).toEqual([]);
});
