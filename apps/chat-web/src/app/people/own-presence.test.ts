import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
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
afterEach(() => browser.close());

/** Nobody has touched anything for long enough as soon as nobody touches it. */
const impatient = { idleMs: 300 };
const touch = () => window.dispatchEvent(new Event('keydown'));

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
