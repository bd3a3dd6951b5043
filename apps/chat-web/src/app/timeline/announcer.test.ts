import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { create } from '@bufbuild/protobuf';
import { MessageSchema } from '@prosa/proto/chat';
import { waitFor } from '@testing-library/angular';
import type { TimelineEntry } from '../messages/timeline-view.ts';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { Announcer } from './announcer.ts';

let server: ScriptedServer;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  server.users.set('ana', 'Ana');
});

const entry = (seq: number, senderId = 'ana'): TimelineEntry => ({
  key: `${seq}`,
  state: 'sent',
  message: create(MessageSchema, { id: `m${seq}`, seq: BigInt(seq), senderId, text: `text ${seq}` }),
});

async function announcer() {
  const { rendered } = await renderPage(Announcer, { server, inputs: { entries: [entry(1), entry(2)], loaded: true } });
  const region = rendered.fixture.nativeElement as HTMLElement;
  await waitFor(() => expect(server.openStreams).toBe(1)); // so that nothing is under way when the page is torn down
  const show = (entries: readonly TimelineEntry[], loaded = true) => rendered.rerender({ inputs: { entries, loaded } });
  return { region, show };
}

test('what others say is read out, politely, with their names', async () => {
  const { region, show } = await announcer();
  expect(region.getAttribute('aria-live')).toBe('polite');
  await show([entry(1), entry(2), entry(3)]);
  await waitFor(() => expect(region.textContent).toContain('text 3'));
});

test('many at once are not read out one by one: the last three, and nothing of the rest', async () => {
  const { region, show } = await announcer();
  const entries = Array.from({ length: 200 }, (_, index) => entry(index + 1));
  await show(entries);
  await waitFor(() => expect(region.textContent).toContain('text 200'));
  expect(region.textContent.match(/text \d+/g)).toEqual(['text 198', 'text 199', 'text 200']);
});

test('history, own messages and a window that stands elsewhere are silent', async () => {
  const { region, show } = await announcer();
  expect(region.textContent).toBe('');
  await show([entry(1), entry(2), entry(3, server.me.id)]);
  await show([entry(1), entry(2), entry(9)], false);
  expect(region.textContent).toBe('');
});
