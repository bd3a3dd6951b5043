import 'fake-indexeddb/auto';
import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@prosa/proto/rpc';
import { screen, waitFor } from '@testing-library/angular';
import { renderPage } from '../../testing/render-page.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { MessageActions } from '../messages/message-actions.ts';
import { ConnectionBanner } from './connection-banner.ts';

const readOnly = 'Reading works, writing is paused.';

/** The banner of somebody who is online. */
async function show(server: ScriptedServer) {
  const { rendered } = await renderPage(ConnectionBanner, { server });
  const { injector } = rendered.fixture.debugElement;
  const connection = injector.get(ConnectionStore);
  await waitFor(() => expect(connection.state()).toBe('online'));
  return { connection, actions: injector.get(MessageActions) };
}
const says = (text: string) => screen.findByText(text, undefined, { timeout: 5_000 });
const isSilent = () =>
  waitFor(() => expect(screen.getByRole('status').textContent?.trim()).toBe(''), { timeout: 5_000 });

test('that the server can only read is not called being offline', async () => {
  const { connection } = await show(new ScriptedServer());
  connection.report('offline', new Date(), true);
  await says(readOnly);
  connection.report('offline', new Date());
  await says('You are offline.');
  connection.report('online');
  await isSilent();
});

test('what the server did not take because it can only read is spoken of, although the stream is live', async () => {
  const server = new ScriptedServer();
  server.addRoom('r1');
  const details = [{ desc: ErrorInfoSchema, value: { reason: 'READ_ONLY', domain: 'prosa' } }];
  server.before.set('sendMessage', () => {
    throw new ConnectError('reading only', Code.Unavailable, undefined, details);
  });
  const { actions } = await show(server);
  await actions.send('r1', 'hello');
  await says(readOnly);
  server.before.clear();
  await isSilent();
  expect(server.texts('r1')).toEqual(['hello']);
});
