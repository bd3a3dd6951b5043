import 'fake-indexeddb/auto';
import { Code, ConnectError } from '@connectrpc/connect';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { AskTalk } from './ask-talk.ts';

let server: ScriptedServer;
const roomId = '00000000-0000-7000-8000-0000000000a1';

beforeEach(() => {
  server = new ScriptedServer();
});

test('questions follow each other in one conversation, about the room or about all rooms', async () => {
  server.assistant.reply = ({ question }) => [
    { textDelta: `On ${question}`, citations: [{ messageId: 'm', start: 0, end: 3 + question.length }] },
    { done: { engine: 'builtin', elapsedMs: 400 } },
  ];
  const { user } = await renderPage(AskTalk, { server, inputs: { roomId } });
  await user.type(screen.getByRole('textbox', { name: 'Ask about what was said' }), 'tides{Enter}');
  expect(await screen.findByText(/^On tides/)).toBeTruthy();
  expect(await screen.findByText('Written on this server in 0.4 s.')).toBeTruthy();
  await user.click(screen.getByRole('radio', { name: 'All my rooms' }));
  await user.type(screen.getByRole('textbox', { name: 'Ask about what was said' }), 'buoys{Enter}');
  await waitFor(() => expect(server.assistant.asked).toHaveLength(2));
  const [first, second] = server.assistant.asked;
  expect([first?.roomId, second?.roomId]).toEqual([roomId, '']);
  expect(second?.conversationId).toBe(first?.conversationId);
  await user.click(screen.getByRole('button', { name: 'New conversation' }));
  await user.type(screen.getByRole('textbox', { name: 'Ask about what was said' }), 'nets{Enter}');
  await waitFor(() => expect(server.assistant.asked).toHaveLength(3));
  expect(server.assistant.asked[2]?.conversationId).not.toBe(first?.conversationId);
});

test('without a source it says so; a failure is said in plain words; an answer can be stopped', async () => {
  server.assistant.reply = () => [{ done: { engine: 'builtin' } }];
  const { user } = await renderPage(AskTalk, { server, inputs: { roomId } });
  const field = screen.getByRole('textbox', { name: 'Ask about what was said' });
  await user.type(field, 'one{Enter}');
  expect(await screen.findByText('I found no message that answers this.')).toBeTruthy();
  server.before.set('ask', () => {
    throw new ConnectError('away', Code.Unavailable);
  });
  await user.type(field, 'two{Enter}');
  expect((await screen.findByRole('alert')).textContent).not.toContain('away');
  server.before.delete('ask');
  server.assistant.reply = () => [{ textDelta: 'So far' }, new Promise<never>(() => {})];
  await user.type(field, 'three{Enter}');
  expect(await screen.findByText('So far')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  expect(await screen.findByText('Stopped')).toBeTruthy();
  await waitFor(() => expect(server.assistant.left).toBe(1));
});
