import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { waitFor } from '@testing-library/dom';
import { PresenceState, RoomKind, UserSchema } from '@prosa/proto/chat';
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { ConnectionStore } from '../connection/connection-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser } from '../../testing/tab.ts';
import { LiveItems } from '../sync/live-items.ts';
import { PeopleStore } from './people-store.ts';
import { Standings } from './standing.ts';
import { TypingStore } from './typing-store.ts';

let server: ScriptedServer;
let browser: Browser;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  server.users.set('ana', 'Ana').set('bo', 'Bo');
  browser = openBrowser();
});
afterEach(() => browser.close());

const openTab = async () => {
  const tab = await browser.open(server);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  return tab;
};

test('people are fetched together, once, and follow their changes', async () => {
  const people = (await openTab()).get(PeopleStore);
  const names = () => ['ana', 'bo', 'ana'].map((id) => people.user(id)()?.displayName);
  expect(names()).toEqual([undefined, undefined, undefined]);
  await waitFor(() => expect(names()).toEqual(['Ana', 'Bo', 'Ana']));
  expect(server.calls.filter((call) => call === 'listUsers')).toHaveLength(1);
  server.push({ case: 'userChanged', value: { user: create(UserSchema, { id: 'bo', displayName: 'Boris' }) } });
  await waitFor(() => expect(names()).toEqual(['Ana', 'Boris', 'Ana']));
});

test('names that were seen before are there without the server', async () => {
  const first = await openTab();
  first.get(PeopleStore).user('ana');
  await waitFor(() => expect(first.get(PeopleStore).user('ana')()?.displayName).toBe('Ana'));
  first.close();
  server.before.set('listUsers', () => new Promise(() => undefined));
  const second = await openTab();
  await waitFor(() => expect(second.get(PeopleStore).user('ana')()?.displayName).toBe('Ana'));
});

test('a direct conversation is titled by the others in it', async () => {
  server.addRoom('d1', RoomKind.DIRECT);
  const rooms = (await openTab()).get(RoomStore);
  await waitFor(() => expect(rooms.room('d1')()?.title).toBe('Ana'));
});

test('who is there', async () => {
  const people = (await openTab()).get(PeopleStore);
  expect(people.presence('ana')()).toBe(PresenceState.UNSPECIFIED);
  server.push({ case: 'presence', value: { userId: 'ana', state: PresenceState.ONLINE } });
  await waitFor(() => expect(people.presence('ana')()).toBe(PresenceState.ONLINE));
});

test('away and do not disturb; a status that ends goes by itself', async () => {
  const tab = await openTab();
  const standings = tab.get(Standings);
  const change = (fields: object) =>
    server.push({
      case: 'userChanged',
      value: { user: create(UserSchema, { id: 'ana', displayName: 'Ana', ...fields }) },
    });
  await waitFor(() => expect(tab.get(PeopleStore).user('ana')()).toBeDefined());
  server.push({ case: 'presence', value: { userId: 'ana', state: PresenceState.AWAY } });
  await waitFor(() => expect(standings.of('ana')).toBe('away'));
  change({ availability: { quietUntil: timestampFromMs(Date.now() + 3_600_000) } });
  await waitFor(() => expect(standings.of('ana')).toBe('dnd'));
  expect(standings.of('bo')).toBe('offline');
  change({ status: { text: 'lunch', expiresAt: timestampFromMs(Date.now() + 400) } });
  await waitFor(() => expect(standings.status('ana')?.text).toBe('lunch'));
  await waitFor(() => expect(standings.status('ana')).toBeUndefined());
  expect(standings.of('ana')).toBe('away');
});

test('who writes is shown until they lapse or have said it; the caller never', async () => {
  server.addRoom('r1');
  const tab = await browser.open(server, { typingShownMs: 60_000 });
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  const typing = tab.get(TypingStore).typing('r1');
  for (const userId of ['ana', 'bo', server.me.id]) server.push({ case: 'typing', value: { roomId: 'r1', userId } });
  await waitFor(() => expect(typing()).toEqual(['ana', 'bo']));
  server.say('r1', 'done', { senderId: 'ana' });
  await waitFor(() => expect(typing()).toEqual(['bo']));
});

test('who stops writing lapses', async () => {
  server.addRoom('r1');
  const tab = await openTab();
  const typing = tab.get(TypingStore).typing('r1');
  const seen: string[] = [];
  tab.get(LiveItems).listen(() => seen.push(typing().join()));
  server.push({ case: 'typing', value: { roomId: 'r1', userId: 'ana' } });
  await waitFor(() => expect(seen).toContain('ana'));
  await waitFor(() => expect(typing()).toEqual([]));
});

test('every key tells, the server hears once in a while', async () => {
  const tab = await openTab();
  for (const key of 'hello') if (key) tab.get(TypingStore).notifyTyping('r1');
  tab.get(TypingStore).notifyTyping('r2');
  await waitFor(() => expect(server.calls.filter((call) => call === 'setTyping')).toHaveLength(2));
});
