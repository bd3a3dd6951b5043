import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { EnvironmentInjector, effect } from '@angular/core';
import { waitFor } from '@testing-library/dom';
import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@prosa/proto/rpc';
import { ConnectionStore, type ConnectionState } from '../connection/connection-store.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { TypingStore } from '../people/typing-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser, type Tab } from '../../testing/tab.ts';
import { RoomCache } from './room-cache.ts';

let server: ScriptedServer;
let browser: Browser;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  server.addRoom('r1');
  server.addRoom('r2');
  browser = openBrowser();
});
afterEach(() => browser.close());

const online = (tab: Tab) => waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
const texts = (tab: Tab, roomId: string) =>
  tab
    .get(TimelineStore)
    .timeline(roomId)()
    .entries.map(({ message }) => message.text);
const shows = (tab: Tab, roomId: string, expected: string[]) =>
  waitFor(() => expect(texts(tab, roomId)).toEqual(expected));
const openRoom = async (tab: Tab, roomId: string) => {
  await tab.get(TimelineStore).open(roomId);
  return tab;
};

test('a new tab shows rooms and messages, then what happens', async () => {
  server.say('r1', 'one');
  const tab = await browser.open(server);
  await openRoom(tab, 'r1');
  await shows(tab, 'r1', ['one']);
  await online(tab);
  server.say('r1', 'two');
  await shows(tab, 'r1', ['one', 'two']);
  expect(
    tab
      .get(RoomStore)
      .rooms()
      .map(({ title, unreadCount }) => [title, unreadCount]),
  ).toEqual([
    ['Room r1', 2],
    ['Room r2', 0],
  ]);
});

test('a server that can only read gives no stream, which is not taken for being away', async () => {
  const tab = await browser.open(server);
  await online(tab);
  const details = [{ desc: ErrorInfoSchema, value: { reason: 'READ_ONLY', domain: 'prosa' } }];
  server.before.set('subscribe', () => {
    throw new ConnectError('reading only', Code.Unavailable, undefined, details);
  });
  server.cut();
  const { state, readOnly } = tab.get(ConnectionStore);
  await waitFor(() => expect([state(), readOnly()]).toEqual(['offline', true]));
  server.before.clear();
  await online(tab);
  expect(readOnly()).toBe(false);
});

test('a cut stream goes on from the cursors', async () => {
  server.say('r1', 'one');
  const tab = await openRoom(await browser.open(server), 'r1');
  await online(tab);
  server.cut();
  server.say('r1', 'missed', {}, false);
  await shows(tab, 'r1', ['one', 'missed']);
  expect(server.subscriptions.at(-1)?.cursors).toEqual(
    expect.arrayContaining([expect.objectContaining({ roomId: 'r1', epoch: 'e1', seq: 1n })]),
  );
  expect(server.calls.filter((name) => name === 'listRooms')).toHaveLength(1);
});

test('a start from what the browser kept asks for no snapshot', async () => {
  server.say('r1', 'one');
  const first = await openRoom(await browser.open(server), 'r1');
  await online(first);
  const kept = first.get(RoomCache);
  await waitFor(async () => expect((await kept.readPage('r1'))?.messages).toHaveLength(1));
  first.close();
  server.say('r1', 'missed', {}, false);
  server.calls.length = 0;

  const second = await browser.open(server);
  await waitFor(() => expect(second.get(RoomStore).loaded()).toBe(true));
  await online(second);
  expect(second.get(RoomStore).room('r1')()).toMatchObject({ lastSeq: 2n, unreadCount: 2 });
  expect(server.calls).not.toContain('listRooms');
});

test('without a server the kept rooms and messages are shown', async () => {
  server.say('r1', 'one');
  const first = await openRoom(await browser.open(server), 'r1');
  await online(first);
  await waitFor(async () => expect((await first.get(RoomCache).readPage('r1'))?.messages).toHaveLength(1));
  first.close();

  const away = () => {
    throw new ConnectError('away', Code.Unavailable);
  };
  for (const call of ['getWorkspace', 'getMe', 'subscribe', 'listMessages', 'listRooms']) server.before.set(call, away);
  const second = await openRoom(await browser.open(server), 'r1');
  await waitFor(() => expect(second.get(ConnectionStore).state()).toBe('offline'));
  expect(second.get(SessionStore).phase()).toBe('signedIn');
  expect(second.get(TimelineStore).timeline('r1')()).toMatchObject({
    loaded: true,
    failure: { reason: 'UNAVAILABLE' },
  });
  expect(texts(second, 'r1')).toEqual(['one']);

  server.say('r1', 'two');
  server.before.clear();
  await shows(second, 'r1', ['one', 'two']);
  await waitFor(() => expect(second.get(TimelineStore).timeline('r1')().failure).toBeUndefined());
});

test('another epoch: a fresh snapshot, and the numbers count anew', async () => {
  server.say('r1', 'kept');
  server.say('r1', 'lost');
  const tab = await openRoom(await browser.open(server), 'r1');
  await online(tab);
  server.restore('r1', 'e2', 1);
  server.cut();
  await shows(tab, 'r1', ['kept']);
  await online(tab);
  server.say('r1', 'new');
  await shows(tab, 'r1', ['kept', 'new']);
});

test('a hole is mended with a snapshot, and what came meanwhile is kept', async () => {
  const tab = await openRoom(await browser.open(server), 'r1');
  await online(tab);
  let release = () => undefined as void;
  server.after.set('listRooms', () => new Promise<void>((resolve) => (release = resolve)));
  server.say('r1', 'lost', {}, false);
  server.say('r1', 'second');
  await waitFor(() => expect(server.calls.filter((name) => name === 'listRooms')).toHaveLength(2));
  server.say('r1', 'third');
  server.say('r2', 'elsewhere');
  server.after.clear();
  release();
  await shows(tab, 'r1', ['lost', 'second', 'third']);
  expect(tab.get(RoomStore).room('r2')()).toMatchObject({ lastSeq: 1n, unreadCount: 1 });
});

test('what happens before the first room list has come is not lost', async () => {
  let answer = () => undefined as void;
  server.after.set('listRooms', () => new Promise<void>((resolve) => (answer = resolve)));
  const tab = await browser.open(server, { typingShownMs: 60_000 });
  tab.get(TypingStore);
  await waitFor(() => expect(server.openStreams).toBe(1));
  await waitFor(() => expect(server.calls).toContain('listRooms'));
  server.say('r1', 'early');
  server.push({ case: 'typing', value: { roomId: 'r1', userId: 'ana' } });
  await waitFor(() => expect(tab.get(TypingStore).typing('r1')()).toEqual(['ana'])); // the event before it is heard
  server.after.clear();
  answer();
  await waitFor(() => expect(tab.get(RoomStore).room('r1')()).toMatchObject({ lastSeq: 1n, unreadCount: 1 }));
  expect(server.calls.filter((name) => name === 'listRooms')).toHaveLength(1);
});

test('a beacon that is ahead: the stream is not trusted any more', async () => {
  const tab = await openRoom(await browser.open(server), 'r1');
  await online(tab);
  server.say('r1', 'lost', {}, false);
  server.beacon();
  await shows(tab, 'r1', ['lost']);
  await waitFor(() => expect(server.subscriptions).toHaveLength(2));
});

test('silence: the stream is opened again', async () => {
  const tab = await browser.open(server, { silenceMs: 40 });
  await online(tab);
  await waitFor(() => expect(server.subscriptions.length).toBeGreaterThan(1));
});

test('a broken promise of a heartbeat: the stream is opened again at once, and nobody is told of being offline', async () => {
  const tab = await browser.open(server, { retryFirstMs: 60_000, retryMaxMs: 60_000 });
  await online(tab);
  const seen = new Set<ConnectionState>();
  effect(() => void seen.add(tab.get(ConnectionStore).state()), { injector: tab.get(EnvironmentInjector) });
  server.push({ case: 'heartbeatMs', value: 10 });
  await waitFor(() => expect(server.subscriptions).toHaveLength(2));
  await online(tab);
  expect(seen).not.toContain('offline');
  server.say('r1', 'by the new stream');
  await openRoom(tab, 'r1');
  await shows(tab, 'r1', ['by the new stream']);
});

test('rooms come and go', async () => {
  const tab = await browser.open(server);
  await online(tab);
  server.addRoom('r3');
  server.say('r3', 'hello', {}, false);
  server.push({ case: 'roomAdded', value: { room: { id: 'r3', epoch: 'e1', lastSeq: 1n, messageCount: 1n } } });
  await waitFor(() => expect(tab.get(RoomStore).room('r3')()).toMatchObject({ title: 'Room r3', unreadCount: 1 }));
  server.push({ case: 'roomRemoved', value: { roomId: 'r1' } });
  await waitFor(() => expect(tab.get(RoomStore).room('r1')()).toBeUndefined());
});

test('the end of the session is noticed', async () => {
  const tab = await browser.open(server);
  await online(tab);
  server.signedIn = false;
  server.cut(new ConnectError('revoked', Code.Unauthenticated));
  await waitFor(() => expect(tab.get(SessionStore).phase()).toBe('signedOut'));
  expect(tab.get(RoomStore).rooms()).toEqual([]);
});
