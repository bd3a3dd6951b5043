import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { waitFor } from '@testing-library/dom';
import { PresenceState } from '@prosa/proto/chat';
import { ConnectionStore } from '../connection/connection-store.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { PeopleStore } from '../people/people-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser, type Tab } from '../../testing/tab.ts';
import { RelayFollower, RelayLeader } from './relay.ts';

let server: ScriptedServer;
let browser: Browser;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  server.addRoom('r1');
  browser = openBrowser();
});
afterEach(() => browser.close());

const online = (tab: Tab) => waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
const openTab = async () => {
  const tab = await browser.open(server);
  void tab.get(TimelineStore).open('r1');
  await online(tab);
  return tab;
};
const shows = (tab: Tab, expected: string[]) =>
  waitFor(() => {
    const { entries } = tab.get(TimelineStore).timeline('r1')();
    expect(entries.map(({ message }) => message.text)).toEqual(expected);
  });

test('the tabs of a browser share one stream', async () => {
  const tabs = [await openTab(), await openTab(), await openTab()];
  expect(server.openStreams).toBe(1);
  server.say('r1', 'one');
  server.say('r1', 'two');
  for (const tab of tabs) await shows(tab, ['one', 'two']);
  expect(server.subscriptions).toHaveLength(1);
});

test('when the leader goes, the next tab goes on from its own cursors', async () => {
  const leader = await openTab();
  const follower = await openTab();
  const third = await openTab();
  server.say('r1', 'one');
  for (const tab of [leader, follower, third]) await shows(tab, ['one']);
  leader.close();
  server.say('r1', 'between', {}, false);
  for (const tab of [follower, third]) await shows(tab, ['one', 'between']);
  expect(server.subscriptions).toHaveLength(2);
  expect(server.subscriptions[1]?.cursors[0]).toMatchObject({ roomId: 'r1', seq: 1n });
  server.say('r1', 'after');
  for (const tab of [follower, third]) await shows(tab, ['one', 'between', 'after']);
  expect(server.openStreams).toBe(1);
});

test('a tab that comes later knows who is there', async () => {
  await openTab();
  server.push({ case: 'presence', value: { userId: 'ana', state: PresenceState.ONLINE } });
  const later = await openTab();
  await waitFor(() => expect(later.get(PeopleStore).presence('ana')()).toBe(PresenceState.ONLINE));
});

test('followers show how the stream of the leader stands, and can ask it to try', async () => {
  await openTab();
  const follower = await openTab();
  let tries = 0;
  server.before.set('subscribe', () => {
    tries += 1;
    throw new Error('away');
  });
  server.cut();
  await waitFor(() => expect(follower.get(ConnectionStore).state()).toBe('offline'));
  server.before.clear();
  follower.get(ConnectionStore).retryNow();
  await online(follower);
  expect(tries).toBeGreaterThan(1);
});

test('signing out in one tab signs out all, and nothing stays in the browser', async () => {
  const one = await openTab();
  const other = await openTab();
  await one.get(SessionStore).signOut();
  await waitFor(() => expect(other.get(SessionStore).phase()).toBe('signedOut'));
  expect(other.get(RoomStore).rooms()).toEqual([]);
  expect(await indexedDB.databases()).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test('signing in in one tab signs in the others', async () => {
  server.signedIn = false;
  const one = await browser.open(server);
  const other = await browser.open(server);
  await waitFor(() => expect(other.get(SessionStore).phase()).toBe('signedOut'));
  await one.get(SessionStore).signIn({ email: 'me@x.org', password: 'secret' });
  await waitFor(() => expect(other.get(SessionStore).me()?.displayName).toBe('Me'));
});

test('without Web Locks every tab has a stream of its own', async () => {
  const isolated = openBrowser('isolated');
  const tabs = [await isolated.open(server), await isolated.open(server)];
  for (const tab of tabs) await online(tab);
  expect(server.openStreams).toBe(2);
  isolated.close();
});

test('a follower notices a hole in what the leader relays', async () => {
  const name = 'relay-test';
  const channels = [new BroadcastChannel(name), new BroadcastChannel(name)] as const;
  const stop = new AbortController();
  const heard: (string | number)[] = [];
  const follower = {
    onItem: (bytes: Uint8Array) => void heard.push(bytes[0] ?? -1),
    onStatus: () => undefined,
    onPresence: () => undefined,
    onHole: () => void heard.push('hole'),
  };
  const leader = new RelayLeader(channels[0], 'a', { onRetry: () => undefined, presence: () => [] }, stop.signal);
  new RelayFollower(channels[1], follower, stop.signal);
  await waitFor(() => expect(heard).toEqual(['hole'])); // a tab that comes does not know how far it lags
  leader.item(() => new Uint8Array([1]));
  leader.item(() => new Uint8Array([2]));
  await waitFor(() => expect(heard).toEqual(['hole', 1, 2]));
  channels[0].postMessage({ kind: 'item', leader: 'a', number: 4, bytes: new Uint8Array([4]) });
  await waitFor(() => expect(heard).toEqual(['hole', 1, 2, 4, 'hole']));
  // A leader that starts anew is heard from its first item: no hole.
  channels[0].postMessage({ kind: 'item', leader: 'b', number: 1, bytes: new Uint8Array([5]) });
  await waitFor(() => expect(heard).toEqual(['hole', 1, 2, 4, 'hole', 5]));
  stop.abort();
  for (const channel of channels) channel.close();
});
