import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { jest } from '@jest/globals';
import { waitFor } from '@testing-library/dom';
import { PresenceState } from '@prosa/proto/chat';
import { ConnectionStore } from '../connection/connection-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser } from '../../testing/tab.ts';
import { OwnPresence } from './own-presence.ts';

let server: ScriptedServer;
let browser: Browser;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  browser = openBrowser();
});
afterEach(() => {
  browser.close();
  jest.restoreAllMocks();
});

/** Nobody has touched anything for long enough as soon as nobody touches it. */
const impatient = { idleMs: 300 };
const touch = () => window.dispatchEvent(new Event('keydown'));
const become = (state: DocumentVisibilityState) => {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
};

test('who does nothing is away, who comes back is there; a new stream is told again', async () => {
  const tab = await browser.open(server, impatient);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  await waitFor(() => expect(server.presences).toEqual([PresenceState.AWAY]));
  expect(tab.get(OwnPresence).away()).toBe(true);
  server.cut();
  await waitFor(() => expect(server.presences).toEqual([PresenceState.AWAY, PresenceState.AWAY]));
  touch();
  await waitFor(() => expect(server.presences.at(-1)).toBe(PresenceState.ONLINE));
});

test('one voice for all tabs: the leader speaks, whichever tab is used', async () => {
  const tabs = [await browser.open(server), await browser.open(server)];
  for (const tab of tabs) await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  touch();
  await waitFor(() => expect(tabs.map((tab) => tab.get(OwnPresence).away())).toEqual([false, false]));
  expect(server.presences).toEqual([]);
});

test('a server out of reach is told later', async () => {
  let refusals = 2;
  server.before.set('setPresence', () => {
    if (refusals-- > 0) throw new Error('busy');
  });
  const tab = await browser.open(server, impatient);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  await waitFor(() => expect(server.presences).toEqual([PresenceState.AWAY]));
});

test('heartbeats are for those who look: asked for with the stream, told off at once when it is hidden', async () => {
  const tab = await browser.open(server);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  expect(server.subscriptions.map(({ heartbeats }) => heartbeats)).toEqual([true]);
  become('hidden');
  await waitFor(() => expect(server.heartbeatWishes).toEqual([false]));
  expect(server.presences).toEqual([PresenceState.ONLINE]); // for a while others see no difference
  server.cut();
  await waitFor(() => expect(server.subscriptions.map(({ heartbeats }) => heartbeats)).toEqual([true, false]));
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  become('visible');
  await waitFor(() => expect(server.heartbeatWishes).toEqual([false, true]));
});

test('who is away needs no heartbeats', async () => {
  await browser.open(server, impatient);
  await waitFor(() => expect(server.heartbeatWishes).toEqual([false]));
  expect(server.presences).toEqual([PresenceState.AWAY]);
  touch();
  await waitFor(() => expect(server.heartbeatWishes).toEqual([false, true]));
});

test('that somebody looks at another tab is enough', async () => {
  const tab = await browser.open(server, { presenceCheckMs: 60_000 });
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  const other = new BroadcastChannel(`prosa-presence-${server.me.id}`);
  try {
    become('hidden');
    await waitFor(() => expect(server.heartbeatWishes).toEqual([false]));
    other.postMessage('seen');
    await waitFor(() => expect(server.heartbeatWishes).toEqual([false, true]));
    other.postMessage('hidden');
    await waitFor(() => expect(server.heartbeatWishes).toEqual([false, true, false]));
  } finally {
    other.close();
  }
});
