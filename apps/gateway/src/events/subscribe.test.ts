import { RoomKind } from '@prosa/proto/chat';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';
import { EventStream, reasonOfEnd } from '../testing/event-stream.ts';
import { makeRoom } from '../testing/room.ts';
import { TestStack } from '../testing/test-stack.ts';
import { encodeEnvelope } from './envelope.ts';
import { SUBSCRIBE_PATH } from './subscribe-handler.ts';

let stack: TestStack;
let url: string;
let ann: Program;
let bob: Program;
let eve: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway({ PROSA_MAX_STREAMS_PER_USER: '5' });
  [ann, bob, eve] = await Promise.all([signUp(url), signUp(url), signUp(url)]);
});
afterAll(() => stack[Symbol.asyncDispose]());

describe('coming back with a cursor', () => {
  test('what was missed follows in order, then ready, then what happens', async () => {
    const room = await makeRoom(ann, bob);
    const first = await room.say(ann, 'one');
    await room.say(ann, 'two');
    await room.say(ann, 'three');
    using stream = new EventStream(url, bob.token, [{ roomId: room.id, epoch: room.epoch, seq: first }]);
    await stream.find('ready');
    await room.say(ann, 'four');
    await stream.text('four');
    const kinds = stream.items.filter(({ case: kind }) => kind !== 'presence').map(({ case: kind }) => kind);
    expect(kinds).toEqual(['recovery', 'event', 'event', 'ready', 'event']);
    expect(stream.texts).toEqual(['two', 'three', 'four']);
    const recovery = await stream.find('recovery');
    expect(recovery).toMatchObject({ roomId: room.id, recovered: true, epoch: room.epoch, seq: first + 2n });
  });

  test('a cursor at the top misses nothing', async () => {
    const room = await makeRoom(ann);
    using stream = new EventStream(url, ann.token, [{ roomId: room.id, epoch: room.epoch, seq: room.seq }]);
    expect(await stream.find('recovery')).toMatchObject({ recovered: true, seq: room.seq });
    await stream.find('ready');
    expect(stream.texts).toEqual([]);
  });

  test('ids are the same in capitals', async () => {
    const room = await makeRoom(ann);
    const roomId = room.id.toUpperCase();
    using stream = new EventStream(url, ann.token, [{ roomId, epoch: room.epoch, seq: room.seq }]);
    expect(await stream.find('recovery')).toMatchObject({ roomId: room.id, recovered: true });
    await ann.events.setTyping({ roomId });
  });

  test.each([
    ['of another history', (room: { epoch: string; seq: bigint }) => ({ epoch: randomUUID(), seq: room.seq })],
    ['ahead of the log', (room: { epoch: string; seq: bigint }) => ({ epoch: room.epoch, seq: room.seq + 1n })],
    ['far ahead of the log', (room: { epoch: string }) => ({ epoch: room.epoch, seq: 2n ** 63n })],
  ])('a cursor %s gets no part of the log but a clear no', async (_, place) => {
    const room = await makeRoom(ann);
    using stream = new EventStream(url, ann.token, [{ roomId: room.id, ...place(room) }]);
    const recovery = await stream.find('recovery', ({ roomId }) => roomId === room.id);
    expect(recovery).toMatchObject({ recovered: false, epoch: room.epoch, seq: room.seq });
    await stream.find('ready');
    expect(stream.items.some((item) => item.case === 'event')).toBe(false);
  });

  test('a thousand events behind is caught up, one more is not', async () => {
    const room = await makeRoom(ann);
    const texts = Array.from({ length: 1_001 }, (_, i) => `line ${i}`);
    const seqs = await Promise.all(texts.map((text) => room.say(ann, text)));
    const top = seqs.reduce((a, b) => (a > b ? a : b));
    for (const [behind, recovered] of [
      [1_000n, true],
      [1_001n, false],
    ] as const) {
      using stream = new EventStream(url, ann.token, [{ roomId: room.id, epoch: room.epoch, seq: top - behind }]);
      expect(await stream.find('recovery')).toMatchObject({ recovered });
      await stream.find('ready');
      expect(stream.texts).toHaveLength(recovered ? 1_000 : 0);
      const events = stream.items.flatMap((item) => (item.case === 'event' ? [item.value.seq] : []));
      expect(events).toEqual(events.toSorted((a, b) => Number(a - b)));
    }
  });

  test("of rooms that are not the caller's nothing is told but that", async () => {
    const foreign = await makeRoom(ann);
    const { room: open } = await ann.rooms.createRoom({ name: `Open ${randomUUID()}`, kind: RoomKind.PUBLIC });
    const nowhere = randomUUID();
    const ids = [foreign.id, open?.id ?? '', nowhere];
    using stream = new EventStream(
      url,
      eve.token,
      ids.map((roomId) => ({ roomId, epoch: foreign.epoch, seq: 0n })),
    );
    const ready = await stream.find('ready');
    expect(ready.rooms.map(({ roomId }) => roomId)).not.toContain(foreign.id);
    const removed = stream.items.flatMap((item) => (item.case === 'roomRemoved' ? [item.value.roomId] : []));
    expect(removed).toEqual(ids);
    expect(stream.items.map((item) => item.case).filter((kind) => kind === 'recovery')).toEqual([]);
    await foreign.say(ann, 'secret');
    const mine = await makeRoom(eve);
    await mine.say(eve, 'mine');
    await stream.text('mine');
    expect(stream.texts).toEqual(['mine']);
  });
});

test('rooms come and go on a live stream', async () => {
  using stream = new EventStream(url, bob.token);
  await stream.find('ready');
  const room = await makeRoom(ann, bob);
  const added = await stream.find('roomAdded', (value) => value.room?.id === room.id);
  const says = await room.say(ann, 'hello');
  await stream.text('hello');
  const seqs = stream.items.flatMap((item) =>
    item.case === 'event' && item.value.roomId === room.id ? [item.value.seq] : [],
  );
  expect(seqs[0]).toBe((added.room?.lastSeq ?? 0n) + 1n);
  expect(seqs.at(-1)).toBe(says);
  await ann.rooms.removeMember({ roomId: room.id, userId: bob.userId });
  await stream.find('roomRemoved', (value) => value.roomId === room.id);
  await room.say(ann, 'behind closed doors');
  const next = await makeRoom(ann, bob);
  await next.say(ann, 'here again');
  await stream.text('here again');
  expect(stream.texts).not.toContain('behind closed doors');
});

test('a read marker reaches all streams of its owner and nobody else', async () => {
  const room = await makeRoom(ann, bob);
  const seq = await room.say(ann, 'read this');
  using phone = new EventStream(url, bob.token);
  using laptop = new EventStream(url, bob.token, [], { encoding: 'json' });
  using other = new EventStream(url, ann.token);
  await Promise.all([phone, laptop, other].map((stream) => stream.find('ready')));
  await bob.messages.markRead({ roomId: room.id, seq });
  for (const stream of [phone, laptop]) {
    expect(await stream.find('readState', ({ roomId }) => roomId === room.id)).toMatchObject({
      lastReadSeq: seq,
      unreadCount: 0,
    });
  }
  await room.say(ann, 'after');
  await other.text('after');
  expect(other.items.some((item) => item.case === 'readState')).toBe(false);
});

test('a changed profile is told without its e-mail', async () => {
  using stream = new EventStream(url, ann.token);
  await stream.find('ready');
  await bob.accounts.updateProfile({ displayName: 'Bob the Builder' });
  const { user } = await stream.find('userChanged');
  expect(user).toMatchObject({ id: bob.userId, displayName: 'Bob the Builder', email: '' });
});

test('who has as many streams as allowed gets no more', async () => {
  const many = await signUp(url);
  const streams = Array.from({ length: 5 }, () => new EventStream(url, many.token));
  await Promise.all(streams.map((stream) => stream.find('ready')));
  using sixth = new EventStream(url, many.token);
  const end = await sixth.end;
  expect([end?.error?.code, reasonOfEnd(end)]).toEqual(['resource_exhausted', 'RATE_LIMITED']);
  for (const stream of streams) stream[Symbol.dispose]();
});

test('a stream lasts no longer than its caller asks', async () => {
  using stream = new EventStream(url, ann.token, [], { headers: { 'connect-timeout-ms': '50' } });
  expect((await stream.end)?.error?.code).toBe('deadline_exceeded');
});

describe('what is wrong stands in the last envelope, with the request id', () => {
  const good = encodeEnvelope(0, Buffer.from('{}'));
  test.each<[string, Buffer, Record<string, string>, string, string]>([
    ['no credential', good, { authorization: '' }, 'unauthenticated', 'UNAUTHENTICATED'],
    [
      'another site',
      good,
      { authorization: '', cookie: `prosa_session=${'A'.repeat(43)}`, 'sec-fetch-site': 'cross-site' },
      'unauthenticated',
      'UNAUTHENTICATED',
    ],
    ['no message', Buffer.alloc(0), {}, 'unimplemented', 'NOT_IMPLEMENTED'],
    ['no JSON', encodeEnvelope(0, Buffer.from('x')), {}, 'invalid_argument', 'INVALID_ARGUMENT'],
    [
      'a bad cursor',
      encodeEnvelope(0, Buffer.from('{"cursors":[{"roomId":"x"}]}')),
      {},
      'invalid_argument',
      'INVALID_ARGUMENT',
    ],
    [
      'too large',
      encodeEnvelope(0, Buffer.alloc(3 * 1024 * 1024, 0x20)),
      {},
      'resource_exhausted',
      'REQUEST_TOO_LARGE',
    ],
    ['an unknown compression', good, { 'connect-content-encoding': 'zstd' }, 'unimplemented', 'NOT_IMPLEMENTED'],
    ['a bad timeout', good, { 'connect-timeout-ms': 'soon' }, 'invalid_argument', 'INVALID_ARGUMENT'],
  ])('%s', async (_, body, headers, code, reason) => {
    const response = await fetch(url + SUBSCRIBE_PATH, {
      method: 'POST',
      headers: { 'content-type': 'application/connect+json', authorization: `Bearer ${ann.token}`, ...headers },
      body: new Uint8Array(body),
    });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/connect+json']);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes[0]).toBe(2);
    const end = JSON.parse(bytes.subarray(5).toString()) as Parameters<typeof reasonOfEnd>[0];
    expect([end?.error?.code, reasonOfEnd(end)]).toEqual([code, reason]);
    const requestId = response.headers.get('x-request-id');
    expect(requestId).toMatch(/^[\w-]{36}$/);
    const detail = end?.error?.details.find(({ type }) => type === 'google.rpc.RequestInfo');
    expect(detail?.debug).toEqual({ requestId });
  });

  test.each(['application/json', 'application/proto', 'text/plain', ''])(
    'content type "%s" is none of a stream',
    async (type) => {
      const response = await fetch(url + SUBSCRIBE_PATH, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{}',
      });
      expect(response.status).toBe(415);
    },
  );

  test('only POST opens a stream', async () => {
    expect((await fetch(url + SUBSCRIBE_PATH)).status).toBe(405);
  });
});
