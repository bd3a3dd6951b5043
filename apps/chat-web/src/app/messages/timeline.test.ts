import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { waitFor } from '@testing-library/dom';
import { Code, ConnectError } from '@connectrpc/connect';
import { ConnectionStore } from '../connection/connection-store.ts';
import { RoomStore } from '../rooms/room-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser, type Tab } from '../../testing/tab.ts';
import { LastPlaces } from './last-places.ts';
import { MessageActions } from './message-actions.ts';
import { QuotedMessages } from './quoted-messages.ts';
import { TimelineStore } from './timeline-store.ts';

let server: ScriptedServer;
let browser: Browser;

beforeEach(() => {
  indexedDB = new IDBFactory();
  localStorage.clear();
  server = new ScriptedServer();
  for (const roomId of ['r1', 'r2', 'r3', 'r4']) server.addRoom(roomId);
  browser = openBrowser();
});
afterEach(() => browser.close());

/** A tab at the end of a room that holds nothing new. */
const openReadTab = async () => {
  server.readAll('r1');
  return openTab();
};
const openTab = async () => {
  const tab = await browser.open(server);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  await tab.get(TimelineStore).open('r1');
  return tab;
};
const window = (tab: Tab, roomId = 'r1') => tab.get(TimelineStore).timeline(roomId)();
const seqs = (tab: Tab, roomId = 'r1') => window(tab, roomId).entries.map(({ message }) => Number(message.seq));
const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const say = (count: number, roomId = 'r1') => range(1, count).forEach((n) => server.say(roomId, `text ${n}`));

test('pages are put in front and behind; the window is bounded at the other end', async () => {
  say(60);
  const tab = await openReadTab();
  const timelines = tab.get(TimelineStore);
  expect(seqs(tab)).toEqual(range(51, 60));
  for (let pages = 0; pages < 3; pages += 1) await timelines.loadBefore('r1');
  expect(seqs(tab)).toEqual(range(21, 50));
  expect(window(tab)).toMatchObject({ hasMoreBefore: true, hasMoreAfter: true });
  server.say('r1', 'text 61'); // not behind a window that does not stand at the end
  await timelines.loadAfter('r1');
  expect(seqs(tab)).toEqual(range(31, 60));
  await timelines.loadAfter('r1');
  await waitFor(() => expect(seqs(tab)).toEqual(range(32, 61)));
  expect(window(tab).hasMoreAfter).toBe(false);
});

test('a jump, and back to the end', async () => {
  say(60);
  const tab = await openReadTab();
  const timelines = tab.get(TimelineStore);
  await timelines.jumpTo('r1', 20n);
  expect(seqs(tab)).toEqual(range(15, 24));
  await timelines.jumpTo('r1', 18n);
  expect(seqs(tab)).toEqual(range(15, 24));
  await timelines.jumpToEnd('r1');
  expect(seqs(tab)).toEqual(range(51, 60));
});

test('who says something while looking at older messages sees it: the window goes to the end', async () => {
  say(60);
  const tab = await openReadTab();
  await tab.get(TimelineStore).jumpTo('r1', 20n);
  await tab.get(MessageActions).send('r1', 'hello');
  await waitFor(() => expect(window(tab).entries.at(-1)).toMatchObject({ state: 'sent', message: { text: 'hello' } }));
});

test('a window that grows at its end is bounded', async () => {
  const tab = await openTab();
  say(100);
  await waitFor(() => expect(seqs(tab).at(-1)).toBe(100));
  expect(seqs(tab).length).toBeLessThanOrEqual(40);
  expect(window(tab).hasMoreBefore).toBe(true);
});

test('a change that comes while its page is under way is not lost', async () => {
  const message = server.say('r1', 'old');
  let answer = () => undefined as void;
  server.after.set('listMessages', () => new Promise<void>((resolve) => (answer = resolve)));
  const tab = await browser.open(server);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  const opened = tab.get(TimelineStore).open('r1');
  await waitFor(() => expect(server.calls).toContain('listMessages'));
  server.edit(message.id, 'new');
  await waitFor(() => expect(tab.get(RoomStore).room('r1')()?.lastSeq).toBe(2n));
  answer();
  await opened;
  expect(window(tab).entries.map((entry) => entry.message.text)).toEqual(['new']);
});

test('rooms that were opened last stay in memory, others come from the browser', async () => {
  say(1);
  const tab = await openTab();
  const timelines = tab.get(TimelineStore);
  timelines.close('r1');
  for (const roomId of ['r2', 'r3']) {
    await timelines.open(roomId);
    timelines.close(roomId);
  }
  await timelines.open('r4');
  expect(window(tab)).toMatchObject({ loaded: false, entries: [] });
  server.before.set('listMessages', () => {
    throw new ConnectError('away', Code.Unavailable);
  });
  await timelines.open('r1');
  await waitFor(() => expect(window(tab)).toMatchObject({ loaded: true, failure: { reason: 'UNAVAILABLE' } }));
  expect(seqs(tab)).toEqual([1]);
});

test('the "new" line stands where the caller had read to when the room was opened', async () => {
  say(5);
  const tab = await openTab();
  expect(window(tab)).toMatchObject({ firstUnreadSeq: 1n, readSeqAtOpen: 0n });
  tab.get(TimelineStore).markRead('r1', 5n);
  await waitFor(() => expect(server.marks).toEqual([{ roomId: 'r1', seq: 5n }]));
  expect(window(tab).firstUnreadSeq).toBe(1n);
  server.say('r1', 'news');
  await waitFor(() => expect(seqs(tab)).toEqual(range(1, 6)));
  await tab.get(TimelineStore).open('r1');
  expect(window(tab).firstUnreadSeq).toBe(6n);
  tab.get(TimelineStore).markRead('r1', 6n);
  await waitFor(() => expect(tab.get(RoomStore).room('r1')()?.unreadCount).toBe(0));
  await tab.get(TimelineStore).open('r1');
  server.say('r1', 'said while it is looked at');
  await waitFor(() => expect(seqs(tab)).toEqual(range(1, 7)));
  expect(window(tab)).toMatchObject({ firstUnreadSeq: undefined, readSeqAtOpen: undefined });
});

test('a line before the window is not shown at the wrong place', async () => {
  say(30);
  const tab = await openTab();
  await tab.get(TimelineStore).jumpToEnd('r1');
  expect(window(tab)).toMatchObject({ firstUnreadSeq: undefined, readSeqAtOpen: 0n });
  await tab.get(TimelineStore).jumpTo('r1', 0n);
  expect(window(tab).firstUnreadSeq).toBe(1n);
});

test('a room with more news than a page holds opens where the caller stopped reading', async () => {
  say(20);
  server.readAll('r1');
  say(40);
  const tab = await openTab();
  expect(seqs(tab)).toEqual(range(15, 24));
  expect(window(tab)).toMatchObject({ firstUnreadSeq: 21n, hasMoreAfter: true });
});

test('a room in which only the caller has spoken opens at its end, however much that was', async () => {
  range(1, 40).forEach((n) => server.say('r1', `text ${n}`, { senderId: server.me.id }));
  const tab = await openTab();
  expect(seqs(tab).at(-1)).toBe(40);
  expect(window(tab)).toMatchObject({ firstUnreadSeq: undefined, hasMoreAfter: false });
});

test('a room with nothing new opens where the caller was when they left it', async () => {
  say(60);
  const tab = await openReadTab();
  const timelines = tab.get(TimelineStore);
  await timelines.jumpTo('r1', 20n);
  tab.get(LastPlaces).set('r1', { seq: 18n, top: 12 });
  timelines.close('r1');
  await timelines.open('r1');
  expect(seqs(tab)).toEqual(range(13, 22));
  timelines.close('r1');
  server.say('r1', 'news');
  await waitFor(() => expect(tab.get(RoomStore).room('r1')()?.unreadCount).toBe(1));
  await timelines.open('r1');
  expect(seqs(tab).at(-1)).toBe(61);
});

test('who was away finds a new line before what they missed, but not in the midst of what they read', async () => {
  say(3);
  const tab = await openReadTab();
  expect(window(tab).firstUnreadSeq).toBeUndefined();
  server.cut();
  server.say('r1', 'missed', {}, false);
  await waitFor(() => expect(window(tab).firstUnreadSeq).toBe(4n));
  server.cut();
  server.say('r1', 'missed, too', {}, false);
  await waitFor(() => expect(seqs(tab).at(-1)).toBe(5));
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  expect(window(tab).firstUnreadSeq).toBe(4n);
});

test('read marks are collected, only move forward and count at once', async () => {
  say(3);
  const tab = await openTab();
  const { markRead } = { markRead: (seq: bigint) => tab.get(TimelineStore).markRead('r1', seq) };
  const unread = () => tab.get(RoomStore).room('r1')()?.unreadCount;
  expect(unread()).toBe(3);
  let fails = true;
  server.before.set('markRead', () => {
    if (fails) throw new ConnectError('away', Code.Unavailable);
  });
  markRead(1n);
  markRead(3n);
  markRead(2n);
  await waitFor(() => expect(unread()).toBe(0));
  expect(server.marks).toEqual([]);
  fails = false;
  await waitFor(() => expect(server.marks).toEqual([{ roomId: 'r1', seq: 3n }]));
  markRead(2n);
  server.say('r1', 'another');
  await waitFor(() => expect(unread()).toBe(1));
  expect(server.marks).toHaveLength(1);
});

test('an edit is shown at once, and taken back when it is refused', async () => {
  const message = server.say('r1', 'teh', { senderId: server.me.id, clientMessageId: 'c1' });
  const tab = await openTab();
  const text = () => window(tab).entries[0]?.message.text;
  const edited = tab.get(MessageActions).edit(message, 'the');
  expect(text()).toBe('the');
  await edited;
  expect(text()).toBe('the');
  expect(server.texts('r1')).toEqual(['the']);

  server.before.set('editMessage', () => {
    throw new ConnectError('deleted', Code.FailedPrecondition);
  });
  const refused = tab.get(MessageActions).edit(message, 'them');
  expect(text()).toBe('them');
  await expect(refused).rejects.toMatchObject({ failure: { reason: 'FAILED_PRECONDITION' } });
  expect(text()).toBe('the');
});

test('messages that replies quote are fetched together and follow their changes', async () => {
  say(30);
  const tab = await openReadTab();
  const quoted = tab.get(QuotedMessages);
  const signals = ['r1-1', 'r1-2', 'r1-30', 'gone'].map((id) => quoted.message('r1', id));
  const texts = () =>
    signals.map((signal) => signal()).map((message) => (typeof message === 'string' ? message : message.text));
  expect(texts()).toEqual(['loading', 'loading', 'text 30', 'loading']);
  await waitFor(() => expect(texts()).toEqual(['text 1', 'text 2', 'text 30', 'missing']));
  expect(server.calls.filter((call) => call === 'getMessages')).toHaveLength(1);
  server.edit('r1-1', 'changed');
  await waitFor(() => expect(texts()[0]).toBe('changed'));
});
