import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { waitFor } from '@testing-library/dom';
import { Code, ConnectError } from '@connectrpc/connect';
import { UserSchema } from '@prosa/proto/chat';
import { create } from '@bufbuild/protobuf';
import { DraftStore } from '../drafts/draft-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser } from '../../testing/tab.ts';
import { AccountStorage } from './account-storage.ts';
import { SessionStore } from './session-store.ts';

let server: ScriptedServer;
let browser: Browser;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  browser = openBrowser();
});
afterEach(() => browser.close());

const away = () => {
  throw new ConnectError('away', Code.Unavailable);
};
const enters = async (phase: string) => {
  const session = (await browser.open(server)).get(SessionStore);
  await waitFor(() => expect(session.phase()).toBe(phase));
  return session;
};

test('who is signed in is known', async () => {
  const session = await enters('signedIn');
  expect(session.me()?.displayName).toBe('Me');
  expect(session.workspace()?.name).toBe('Test');
});

test('nobody is signed in', async () => {
  server.signedIn = false;
  const session = await enters('signedOut');
  await session.signIn({ email: 'me@x.org', password: 'secret' });
  expect(session.phase()).toBe('signedIn');
});

test('before the first account', async () => {
  server.signedIn = false;
  server.firstRun = true;
  await enters('firstRun');
});

test('a server that does not answer', async () => {
  server.before.set('getWorkspace', away);
  server.before.set('getMe', away);
  const session = await enters('unreachable');
  server.before.clear();
  await session.start();
  expect(session.phase()).toBe('signedIn');
});

test('signing out needs the server: the cookie is not for scripts to remove', async () => {
  const session = await enters('signedIn');
  server.before.set('signOut', away);
  await expect(session.signOut()).rejects.toMatchObject({ failure: { reason: 'UNAVAILABLE' } });
  expect(session.phase()).toBe('signedIn');
});

test('a profile that is changed elsewhere', async () => {
  const session = await enters('signedIn');
  await waitFor(() => expect(server.openStreams).toBe(1));
  server.push({
    case: 'userChanged',
    value: { user: create(UserSchema, { id: server.me.id, displayName: 'Myself' }) },
  });
  await waitFor(() => expect(session.me()).toMatchObject({ displayName: 'Myself', email: 'me@x.org' }));
});

test('drafts survive a reload, and the end of the session by the server; not signing out', async () => {
  const first = await browser.open(server);
  await waitFor(() => expect(first.get(SessionStore).phase()).toBe('signedIn'));
  first.get(DraftStore).save('r1', { text: 'half a' });
  first.get(DraftStore).save('r1', { text: 'half a thought' });
  first.get(DraftStore).save('r2', { text: '' });
  const kept = new AccountStorage(server.me.id).table<{ text: string }>('drafts');
  await waitFor(async () => expect(await kept.all()).toMatchObject([{ roomId: 'r1', text: 'half a thought' }]));
  first.get(SessionStore).expired();
  expect(first.get(DraftStore).draft('r1')()).toBeUndefined();
  first.close();

  const second = await browser.open(server);
  await waitFor(() => expect(second.get(DraftStore).draft('r1')()).toEqual({ text: 'half a thought' }));
  await second.get(SessionStore).signOut();
  await second.get(SessionStore).signIn({ email: 'me@x.org', password: 'secret' });
  server.personal.drafts.clear();
  expect(await new AccountStorage(server.me.id).table('drafts').all()).toEqual([]);
});

test('without storage nothing is kept and nothing fails', async () => {
  indexedDB = {
    open: () => {
      throw new Error('not allowed');
    },
  } as unknown as IDBFactory;
  const storage = new AccountStorage('somebody');
  const table = storage.table<{ roomId: string }>('drafts');
  await table.put({ roomId: 'r1' });
  expect(await table.get('r1')).toBeUndefined();
  expect(await table.all()).toEqual([]);
  await table.delete('r1');
});
