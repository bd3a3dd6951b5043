import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { waitFor } from '@testing-library/dom';
import { durationFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { ErrorInfoSchema, RetryInfoSchema } from '@prosa/proto/rpc';
import { ConnectionStore } from '../connection/connection-store.ts';
import { MessageActions } from '../messages/message-actions.ts';
import { TimelineStore } from '../messages/timeline-store.ts';
import { SessionStore } from '../session/session-store.ts';
import { ScriptedServer } from '../../testing/scripted-server.ts';
import { openBrowser, type Browser, type Tab } from '../../testing/tab.ts';
import { OutboxStore } from './outbox-store.ts';

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

const openTab = async () => {
  const tab = await browser.open(server);
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  await tab.get(TimelineStore).open('r1');
  return tab;
};
const rows = (tab: Tab, roomId = 'r1') =>
  tab
    .get(TimelineStore)
    .timeline(roomId)()
    .entries.map(({ message, state }) => `${message.text}: ${state}`);
const shows = (tab: Tab, expected: string[]) => waitFor(() => expect(rows(tab)).toEqual(expected));
const fails = (code: Code, reason: string, retryAfterMs?: number) => () => {
  const details = [
    { desc: ErrorInfoSchema, value: { reason, domain: 'prosa' } },
    ...(retryAfterMs === undefined
      ? []
      : [{ desc: RetryInfoSchema, value: { retryDelay: durationFromMs(retryAfterMs) } }]),
  ];
  throw new ConnectError(reason, code, undefined, details);
};

test('a message is shown at once and committed under the same key, never doubled', async () => {
  const tab = await openTab();
  const timeline = tab.get(TimelineStore).timeline('r1');
  let answer = () => undefined as void;
  server.after.set('sendMessage', () => new Promise<void>((resolve) => (answer = resolve)));
  const clientMessageId = await tab.get(MessageActions).send('r1', 'hello');
  expect(timeline().entries.map(({ key }) => key)).toEqual([clientMessageId]);
  await shows(tab, ['hello: sent']); // the event came before the answer
  expect(timeline().entries.map(({ key }) => key)).toEqual([clientMessageId]);
  answer();
  server.after.clear();
  server.say('r1', 'hi');
  await shows(tab, ['hello: sent', 'hi: sent']);
  expect(server.sends).toHaveLength(1);
});

test('an acknowledged message stays although its event is late', async () => {
  const tab = await openTab();
  server.before.set('subscribe', fails(Code.Unavailable, 'LOG_UNAVAILABLE'));
  server.cut();
  await waitFor(() => expect(server.openStreams).toBe(0));
  await tab.get(MessageActions).send('r1', 'hello');
  await shows(tab, ['hello: sent']);
  server.before.clear();
  await waitFor(() => expect(server.openStreams).toBe(1));
  server.say('r1', 'hi');
  await shows(tab, ['hello: sent', 'hi: sent']);
});

test('a reload in the middle of a send: sent again with the same id, said once', async () => {
  const first = await openTab();
  server.before.set('subscribe', fails(Code.Unavailable, 'LOG_UNAVAILABLE')); // no event tells of it
  server.cut();
  server.after.set('sendMessage', () => new Promise<void>(() => undefined)); // the answer never comes
  const clientMessageId = await first.get(MessageActions).send('r1', 'hello');
  await waitFor(() => expect(server.sends).toHaveLength(1));
  first.close();
  server.after.clear();
  const second = await browser.open(server);
  await waitFor(() => expect(server.sends).toHaveLength(2));
  expect(server.sends[1]?.clientMessageId).toBe(clientMessageId);
  await second.get(TimelineStore).open('r1');
  await shows(second, ['hello: sent']);
  expect(server.texts('r1')).toEqual(['hello']);
});

test('a reload before the first try: what was said offline is sent', async () => {
  server.before.set('sendMessage', fails(Code.Unavailable, 'UNAVAILABLE'));
  const first = await openTab();
  await first.get(MessageActions).send('r1', 'one');
  await first.get(MessageActions).send('r1', 'two');
  await waitFor(() => expect(rows(first)).toEqual(['one: waiting', 'two: waiting']));
  first.close();
  server.before.clear();
  await shows(await openTab(), ['one: sent', 'two: sent']);
});

test('acknowledged, but the answer was lost: tried again, said once', async () => {
  const tab = await openTab();
  let answers = 0;
  server.after.set('sendMessage', () => {
    answers += 1;
    if (answers < 3) throw new ConnectError('connection reset', Code.Unavailable);
  });
  server.before.set('subscribe', fails(Code.Unavailable, 'LOG_UNAVAILABLE')); // no event tells either
  server.cut();
  await tab.get(MessageActions).send('r1', 'hello');
  await shows(tab, ['hello: sent']);
  expect(new Set(server.sends.map((sent) => sent.clientMessageId)).size).toBe(1);
  expect(server.sends).toHaveLength(3);
  expect(server.texts('r1')).toEqual(['hello']);
});

test("a room's messages go in order, rooms side by side", async () => {
  const tab = await openTab();
  let open = () => undefined as void;
  server.before.set('sendMessage', () => new Promise<void>((resolve) => (open = resolve)));
  const { send } = bound(tab);
  await send('r1', 'one');
  await send('r1', 'two');
  const isTrying = () => waitFor(() => expect(server.calls.filter((call) => call === 'sendMessage')).toHaveLength(1));
  await isTrying();
  const openFirst = open;
  await send('r2', 'elsewhere');
  await waitFor(() => expect(server.calls.filter((call) => call === 'sendMessage')).toHaveLength(2));
  server.before.clear();
  open();
  await waitFor(() => expect(server.texts('r2')).toEqual(['elsewhere']));
  expect(server.texts('r1')).toEqual([]);
  openFirst();
  await waitFor(() => expect(server.texts('r1')).toEqual(['one', 'two']));
});

test('what cannot work fails with its reason, the next one follows; it can be tried again or thrown away', async () => {
  const tab = await openTab();
  server.before.set('sendMessage', fails(Code.FailedPrecondition, 'ROOM_ARCHIVED'));
  const { send, retry, discard } = bound(tab);
  const one = await send('r1', 'one');
  const two = await send('r1', 'two');
  await shows(tab, ['one: failed', 'two: failed']);
  expect(tab.get(TimelineStore).timeline('r1')().entries[0]?.failure).toMatchObject({ reason: 'ROOM_ARCHIVED' });
  server.before.clear();
  await discard(two);
  await retry(one);
  await shows(tab, ['one: sent']);
  expect(server.texts('r1')).toEqual(['one']);
});

test('an internal error is tried a few times, not for ever', async () => {
  const tab = await openTab();
  server.before.set('sendMessage', fails(Code.Internal, 'INTERNAL'));
  await bound(tab).send('r1', 'one');
  await shows(tab, ['one: failed']);
  expect(server.calls.filter((call) => call === 'sendMessage')).toHaveLength(5);
});

test('a rate limit is waited for, whatever else gives reason to try', async () => {
  const tab = await openTab();
  server.before.set('sendMessage', fails(Code.ResourceExhausted, 'RATE_LIMITED', 60_000));
  await bound(tab).send('r1', 'one');
  await waitFor(() => {
    const entry = tab.get(TimelineStore).timeline('r1')().entries[0];
    expect(entry).toMatchObject({ state: 'waiting', failure: { reason: 'RATE_LIMITED', retryAfterMs: 60_000 } });
  });
  tab.get(ConnectionStore).retryNow();
  await bound(tab).send('r2', 'elsewhere'); // goes through the same sender, so the first had its chance
  await waitFor(() => expect(server.calls.filter((call) => call === 'sendMessage')).toHaveLength(2));
});

test('after a rate limit the message goes out', async () => {
  const tab = await openTab();
  let tries = 0;
  server.before.set('sendMessage', () => {
    tries += 1;
    if (tries === 1) fails(Code.ResourceExhausted, 'RATE_LIMITED', 1)();
  });
  await bound(tab).send('r1', 'one');
  await shows(tab, ['one: sent']);
  expect(tries).toBe(2);
});

test('what the server can only read for now waits, is known to, and goes out when it can be written', async () => {
  const tab = await openTab();
  const outbox = tab.get(OutboxStore);
  let readOnly = true;
  server.before.set('sendMessage', () => {
    if (readOnly) fails(Code.Unavailable, 'READ_ONLY', 1)();
  });
  await bound(tab).send('r1', 'one');
  await waitFor(() => expect(outbox.readOnly()).toBe(true));
  await waitFor(() => expect(server.calls.filter((call) => call === 'sendMessage').length).toBeGreaterThan(2));
  expect(outbox.readOnly()).toBe(true); // also while it is tried again
  readOnly = false;
  await shows(tab, ['one: sent']);
  expect(outbox.readOnly()).toBe(false);
  expect(server.texts('r1')).toEqual(['one']);
});

test('one tab sends, all show how far it is; when it goes the next one sends', async () => {
  const one = await openTab();
  const other = await openTab();
  let fail = fails(Code.Unavailable, 'UNAVAILABLE');
  server.before.set('sendMessage', () => fail());
  await bound(other).send('r1', 'from the other');
  for (const tab of [one, other])
    await waitFor(() => expect(rows(tab)[0]).toMatch(/from the other: (waiting|sending)/));
  one.close();
  fail = () => undefined as never;
  await shows(other, ['from the other: sent']);
  expect(server.texts('r1')).toEqual(['from the other']);
});

test('signing out throws away what was not sent', async () => {
  server.before.set('sendMessage', fails(Code.Unavailable, 'UNAVAILABLE'));
  const tab = await openTab();
  await bound(tab).send('r1', 'secret');
  await tab.get(SessionStore).signOut();
  server.before.clear();
  await tab.get(SessionStore).signIn({ email: 'me@x.org', password: 'secret' });
  await waitFor(() => expect(tab.get(ConnectionStore).state()).toBe('online'));
  await tab.get(TimelineStore).open('r1');
  expect(rows(tab)).toEqual([]);
});

function bound(tab: Tab) {
  const actions = tab.get(MessageActions);
  return {
    send: (roomId: string, text: string) => actions.send(roomId, text),
    retry: (clientMessageId: string) => actions.retry(clientMessageId),
    discard: (clientMessageId: string) => actions.discard(clientMessageId),
  };
}
