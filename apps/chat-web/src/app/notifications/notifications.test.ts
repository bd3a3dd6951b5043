import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { provideRouter } from '@angular/router';
import { waitFor } from '@testing-library/dom';
import { Code, ConnectError } from '@connectrpc/connect';
import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import {
  AvailabilitySchema,
  NotificationLevel,
  PreferencesSchema,
  RoomKind,
  UserSchema,
  type Availability,
} from '@prosa/proto/chat';
import { provideWords } from '../i18n/provide-words.ts';
import { ConnectionStore } from '../connection/connection-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser } from '../../testing/tab.ts';
import { PreferencesStore } from '../personal/preferences-store.ts';
import { Standings } from '../people/standing.ts';
import { DeviceNotices } from './device-notices.ts';
import { Notifier } from './notifier.ts';
import { RoomNotifications } from './room-notifications.ts';

let server: ScriptedServer;
let browser: Browser;
let shown: { title: string; body: string; tag: string }[];

class FakeNotification {
  static permission: NotificationPermission = 'granted';
  onclick: (() => void) | null = null;
  constructor(title: string, { body = '', tag = '' }: NotificationOptions) {
    shown.push({ title, body, tag });
  }
}

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  shown = [];
  Object.assign(globalThis, { Notification: FakeNotification });
  server = new ScriptedServer();
  server.users.set('ana', 'Ana');
  server.addRoom('r1');
  server.addRoom('d1', RoomKind.DIRECT);
  browser = openBrowser();
});
afterEach(() => {
  browser.close();
  delete (globalThis as { Notification?: unknown }).Notification;
});

const openTab = async (timing = {}) => {
  localStorage.setItem('prosa.language', 'en');
  const tab = await browser.open(server, timing, [provideWords(), provideRouter([])]);
  tab.get(Notifier);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  return tab;
};
const now = () => ({ sentAt: timestampFromMs(Date.now()) });
const named = () => ({ ...now(), mentionedUserIds: [server.me.id] });
const bodies = () => shown.map(({ body }) => body);
/** Says something that always notifies, and waits for it: what was to come before has come. */
const settled = async () => {
  server.say('d1', 'the last one', now());
  await waitFor(() => expect(bodies()).toContain('the last one'));
};

test('direct messages and mentions notify, the rest waits; what was sent long ago is no news', async () => {
  await openTab();
  server.say('r1', 'just talk', now());
  server.say('r1', 'for you', named());
  server.say('r1', 'mine', { ...named(), senderId: server.me.id });
  server.say('r1', 'long ago', { mentionedUserIds: [server.me.id], sentAt: timestampFromMs(Date.now() - 3_600_000) });
  await settled();
  expect(shown).toEqual([
    { title: 'Ana in Room r1', body: 'for you', tag: 'r1' },
    { title: 'Ana', body: 'the last one', tag: 'd1' },
  ]);
});

test('a level of its own, mute, and no text on the screen', async () => {
  const tab = await openTab();
  await tab.get(RoomNotifications).set('r1', { level: NotificationLevel.ALL });
  server.say('r1', 'heard now', now());
  await waitFor(() => expect(bodies()).toEqual(['heard now']));
  await tab.get(RoomNotifications).set('r1', { muted: true });
  server.say('r1', 'muted', named());
  await settled();
  expect(bodies()).not.toContain('muted');
  await tab.get(PreferencesStore).update({ hideText: true });
  server.say('d1', 'secret', now());
  await waitFor(() => expect(bodies().at(-1)).toBe('New message'));
});

test('nothing while one does not want to be disturbed, or has turned them off here', async () => {
  const tab = await openTab();
  const quietUntil = timestampFromMs(Date.now() + 3_600_000);
  const me = (availability?: Availability) =>
    server.push({ case: 'userChanged', value: { user: create(UserSchema, { ...server.me, availability }) } });
  me(create(AvailabilitySchema, { quietUntil }));
  await waitFor(() => expect(tab.get(Standings).quiet(server.me.id)).toBe(true));
  server.say('d1', 'quiet', now());
  me();
  await waitFor(() => expect(tab.get(Standings).quiet(server.me.id)).toBe(false));
  tab.get(DeviceNotices).turn(false);
  server.say('d1', 'off', now());
  await waitFor(() => expect(tab.get(RoomStore).room('d1')()?.unreadCount).toBe(2));
  await new Promise((resolve) => setTimeout(resolve, 100));
  tab.get(DeviceNotices).turn(true);
  await settled();
  expect(bodies()).toEqual(['the last one']);
});

test('what is read at once, anywhere, does not notify; of several tabs one speaks', async () => {
  const tabs = [await openTab({ noticeMs: 300 }), await openTab({ noticeMs: 300 })];
  const message = server.say('d1', 'read at once', now());
  const readState = { roomId: 'd1', lastReadSeq: message.seq, readOrdinal: 1n, revision: 9n };
  server.push({ case: 'readState', value: readState });
  await waitFor(() => expect(tabs[0]!.get(RoomStore).room('d1')()?.unreadCount).toBe(0));
  await settled();
  expect(bodies()).toEqual(['the last one']);
});

test('muted rooms count in no total', async () => {
  const tab = await openTab();
  server.say('r1', 'one', named());
  server.say('d1', 'two');
  const rooms = tab.get(RoomStore);
  await waitFor(() => expect([rooms.totalUnread(), rooms.totalMentions()]).toEqual([2, 1]));
  const muting = tab.get(RoomNotifications).set('r1', { muted: true });
  expect([rooms.totalUnread(), rooms.totalMentions()]).toEqual([1, 0]);
  await muting;
  expect(rooms.room('r1')()?.mentionCount).toBe(1);
  server.before.set('setRoomNotification', () => {
    throw new ConnectError('no', Code.PermissionDenied);
  });
  await expect(tab.get(RoomNotifications).set('r1', { muted: false })).rejects.toThrow();
  expect(rooms.room('r1')()?.muted).toBe(true);
});

test('keywords count as being called: those that were there, those that come, and no more when they are gone', async () => {
  const old = server.say('r1', 'the tide of yesterday', {}, false);
  server.keywordHits.set('r1', [old.seq]);
  server.personal.preferences = create(PreferencesSchema, { keywords: { words: ['tide'] } });
  const tab = await openTab();
  const count = () => tab.get(RoomStore).room('r1')()?.mentionCount;
  await waitFor(() => expect(count()).toBe(1));
  const said = server.say('r1', 'High Tide!', now());
  server.say('r1', 'tidy', now());
  server.say('r1', 'tide', { ...now(), senderId: server.me.id });
  server.say('r1', 'tide for you', named());
  await waitFor(() => expect(count()).toBe(3));
  await waitFor(() => expect(bodies()).toContain('High Tide!'));
  server.edit(said.id, 'high water');
  await waitFor(() => expect(count()).toBe(2));
  server.keywordHits.clear();
  await tab.get(PreferencesStore).update({ keywords: { words: [] } });
  await waitFor(() => expect(count()).toBe(1));
});
