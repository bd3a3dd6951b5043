import { create, toBinary } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import { RoomKind, SendMessageRequestSchema } from '@prosa/proto/chat';
import { reasonOf } from '@prosa/service';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';
import { failureOf } from '../testing/failure-of.ts';
import { TestStack } from '../testing/test-stack.ts';
import { SEND_PATH } from './send-handler.ts';

let stack: TestStack;
let url: string;
let ann: Program;
let roomId: string;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway();
  ann = await signUp(url);
  const { room } = await ann.rooms.createRoom({ name: 'Room', kind: RoomKind.PUBLIC });
  roomId = room?.id ?? '';
});
afterAll(() => stack[Symbol.asyncDispose]());

/** With this header a call is not for the fast path. */
const SLOW = { 'connect-timeout-ms': '9000' };

async function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
  const authorization = `Bearer ${ann.token}`;
  const response = await fetch(url + SEND_PATH, { method: 'POST', body, headers: { authorization, ...headers } });
  const bytes = Buffer.from(await response.arrayBuffer());
  const id = response.headers.get('x-request-id') ?? '';
  const shown = Object.fromEntries(
    [...response.headers].filter(
      ([name]) => !['date', 'x-request-id', 'connection', 'keep-alive', 'vary'].includes(name),
    ),
  );
  return { status: response.status, headers: shown, id, text: bytes.toString('latin1') };
}

/** The answer of both paths to the same request, request ids taken out. */
async function both(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) {
  const answers = [await post(body, headers), await post(body, { ...headers, ...SLOW })];
  return answers.map(({ status, headers, id, text }) => ({
    status,
    headers,
    // The request id stands in a detail, as base64 and readable.
    text: text
      .replaceAll(id || '?', 'ID')
      .replace(/(google\.rpc\.RequestInfo","debug":\{[^}]*\},"value":")[^"]*/, '$1'),
  }));
}

const json = { 'content-type': 'application/json' };
const proto = { 'content-type': 'application/proto' };
const valid = () => ({ roomId, clientMessageId: randomUUID(), text: 'Hallo 🌍' });
const binary = (init: object) =>
  new Uint8Array(toBinary(SendMessageRequestSchema, create(SendMessageRequestSchema, init)));
const broken = (bytes: number[]) => new Uint8Array([...binary(valid()), ...bytes]);

describe('the fast path and connect-node answer alike', () => {
  test('a good message, in both encodings', async () => {
    const one = valid();
    const [fast, slow] = await both(JSON.stringify(one), json);
    expect(fast).toEqual(slow);
    expect(fast?.status).toBe(200);
    const { message } = JSON.parse(Buffer.from(fast?.text ?? '', 'latin1').toString()) as { message: typeof one };
    expect(message).toMatchObject(one);
    const [fastProto, slowProto] = await both(binary(one), proto);
    expect(fastProto).toEqual(slowProto);
    expect(fastProto?.headers['content-type']).toBe('application/proto');
  });

  test.each<[string, string | (() => string), Record<string, string>, number]>([
    ['an unknown field', () => JSON.stringify({ ...valid(), clientMessageId: FIXED, later: [1] }), json, 200],
    ['no field', '{}', json, 400],
    ['empty body', '', json, 400],
    ['broken JSON', '{"text":', json, 400],
    ['a list', '[]', json, 400],
    ['a wrong type', '{"text":7}', json, 400],
    ['no uuid', '{"roomId":"x","clientMessageId":"y","text":"t"}', json, 400],
    ['half a surrogate pair', () => `{"roomId":"${roomId}","clientMessageId":"${FIXED}","text":"\\ud800"}`, json, 400],
    [
      'a later protocol version',
      () => JSON.stringify({ ...valid(), clientMessageId: FIXED }),
      { ...json, 'connect-protocol-version': '2' },
      200,
    ],
    [
      'a room that is not there',
      () => JSON.stringify({ ...valid(), roomId: FIXED, clientMessageId: FIXED2 }),
      json,
      404,
    ],
    ['text with NUL', () => JSON.stringify({ ...valid(), clientMessageId: FIXED2, text: 'a\0b' }), json, 400],
    ['no content type', () => JSON.stringify(valid()), { 'content-type': '' }, 415],
    ['text', () => JSON.stringify(valid()), { 'content-type': 'text/plain' }, 415],
    ['a stream', () => JSON.stringify(valid()), { 'content-type': 'application/connect+json' }, 415],
    ['no credential', '{}', { ...json, authorization: '' }, 401],
    ['a bad token', '{}', { ...json, authorization: 'Bearer prosa_pat_x' }, 401],
    ['too large', () => JSON.stringify({ ...valid(), text: 'x'.repeat(1024 * 1024) }), json, 429],
  ])('%s', async (_, body, headers, status) => {
    const [fast, slow] = await both(typeof body === 'string' ? body : body(), headers);
    expect(fast).toEqual(slow);
    expect(fast?.status).toBe(status);
  });

  test.each([
    ['bytes that are no protobuf', () => new Uint8Array([0xff, 0xff, 0xff])],
    ['a field that is cut', () => broken([0x1a, 0x05, 0x61])],
    ['text that is no UTF-8', () => broken([0x1a, 0x02, 0xff, 0xfe])],
    ['no byte', () => new Uint8Array()],
    ['no end of groups', () => new Uint8Array(100_000).fill(0x0b)],
  ])('%s', async (_, body) => {
    const [fast, slow] = await both(body(), proto);
    expect(fast).toEqual(slow);
    expect(fast?.status).toBe(400);
    expect(fast?.text).toContain('INVALID_ARGUMENT');
  });

  test('text in JSON that is no UTF-8', async () => {
    const bytes = Buffer.from(JSON.stringify(valid()).replace('Hallo', 'H\xffllo'), 'latin1');
    const [fast, slow] = await both(new Uint8Array(bytes), json);
    expect(fast).toEqual(slow);
    expect(fast?.status).toBe(400);
  });
});

const FIXED = randomUUID();
const FIXED2 = randomUUID();

test('one under, at and over the limit of a text', async () => {
  const texts = ['x'.repeat(15_999), '🌍'.repeat(16_000), 'x'.repeat(16_001)];
  const sends = texts.map((text) => ann.messages.sendMessage({ ...valid(), text }));
  const [under, at, over] = await Promise.allSettled(sends);
  expect([under?.status, at?.status, over?.status]).toEqual(['fulfilled', 'fulfilled', 'rejected']);
});

test('a refused message names its field and leaves nothing behind', async () => {
  const before = await ann.messages.listMessages({ roomId, limit: 1 });
  const { text } = await post(JSON.stringify({ ...valid(), text: '' }), json);
  const { details } = JSON.parse(text) as { details: { type: string; debug?: unknown }[] };
  const bad = details.find(({ type }) => type === 'google.rpc.BadRequest');
  expect(bad?.debug).toMatchObject({ fieldViolations: [{ field: 'text' }] });
  expect(await ann.messages.listMessages({ roomId, limit: 1 })).toEqual(before);
});

test('the same id again gives the first message', async () => {
  const request = valid();
  const all = await Promise.all(Array.from({ length: 20 }, () => ann.messages.sendMessage(request)));
  expect(new Set(all.map(({ message }) => message?.seq)).size).toBe(1);
  const again = await ann.messages.sendMessage({ ...request, text: 'something else' });
  expect(again.message).toEqual(all[0]?.message);
});

test('many at once keep their answers apart', async () => {
  const texts = Array.from({ length: 300 }, (_, index) => `message ${index}`);
  const answers = await Promise.all(texts.map((text) => ann.messages.sendMessage({ ...valid(), text })));
  expect(answers.map(({ message }) => message?.text)).toEqual(texts);
  expect(new Set(answers.map(({ message }) => message?.seq)).size).toBe(300);
});

test('who is not in the room cannot write there', async () => {
  const bob = await signUp(url);
  const { room } = await ann.rooms.createRoom({ name: 'Private', kind: RoomKind.PRIVATE });
  const refused = await failureOf(bob.messages.sendMessage({ ...valid(), roomId: room?.id }));
  expect([refused.code, reasonOf(refused)]).toEqual([Code.NotFound, 'ROOM_NOT_FOUND']);
});

test('who sends too much is told when to come back', async () => {
  const strict = await stack.gateway({ PROSA_SEND_RATE: '1', PROSA_SEND_BURST: '3' });
  const carl = await signUp(strict);
  const { room } = await carl.rooms.createRoom({ name: 'Mine', kind: RoomKind.PRIVATE });
  const send = () =>
    fetch(strict + SEND_PATH, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${carl.token}` },
      body: JSON.stringify({ ...valid(), roomId: room?.id }),
    });
  const statuses: number[] = [];
  for (let i = 0; i < 3; i++) statuses.push((await send()).status);
  expect(statuses).toEqual([200, 200, 200]);
  const refused = await send();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const { code, details } = (await refused.json()) as { code: string; details: { type: string }[] };
  expect(code).toBe('resource_exhausted');
  expect(details.map(({ type }) => type)).toEqual([
    'google.rpc.ErrorInfo',
    'google.rpc.RetryInfo',
    'google.rpc.RequestInfo',
  ]);
});

test('the trace id of the caller is the request id', async () => {
  const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
  for (const more of [{}, SLOW]) {
    expect((await post('{}', { ...json, traceparent, ...more })).id).toBe('4bf92f3577b34da6a3ce929d0e0e4736');
  }
});
