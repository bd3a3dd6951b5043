import { createConnection } from 'node:net';
import { Code } from '@connectrpc/connect';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { gzipSync } from 'node:zlib';
import { failureOf } from '../testing/failure-of.ts';
import { TestStack } from '../testing/test-stack.ts';

let stack: TestStack;
let url: string;
let ann: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway();
  ann = await signUp(url);
});
afterAll(() => stack[Symbol.asyncDispose]());

const UUID = /^[0-9a-f-]{36}$/;

/** Sends bytes as they are and gives everything that comes back until the server closes or says `until`. */
function raw(text: string | Buffer, until = 'never'): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
      if (answer.includes(until)) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}

test.each([
  ['/prosa.chat.v1.RoomService/Nothing', 'POST', 404, 'unimplemented'],
  ['/prosa.chat.v1.NoService/Nothing', 'POST', 404, 'unimplemented'],
  ['/prosa.chat.v1.RoomService/ListRooms/', 'POST', 405, 'unimplemented'],
  ['/nothing', 'GET', 404, 'not_found'],
  ['/nothing', 'DELETE', 405, 'unimplemented'],
  ['/%', 'GET', 404, 'not_found'],
  ['/healthz', 'POST', 405, 'unimplemented'],
  ['/import/rooms/x/messages', 'POST', 404, 'not_found'],
])('%s with %s is answered in JSON', async (path, method, status, code) => {
  const response = await fetch(url + path, { method });
  expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/json']);
  expect(await response.json()).toMatchObject({ code });
  expect(response.headers.get('x-request-id')).toMatch(UUID);
});

test('a call with a method that it does not take', async () => {
  for (const method of ['GET', 'PUT', 'OPTIONS']) {
    expect((await fetch(`${url}/prosa.chat.v1.MessageService/SendMessage`, { method })).status).toBe(405);
    expect((await fetch(`${url}/prosa.chat.v1.RoomService/CreateRoom`, { method })).status).toBe(405);
  }
});

test('calls without side effects can be made with GET', async () => {
  const message = encodeURIComponent('{}');
  const response = await fetch(
    `${url}/prosa.chat.v1.RoomService/ListRooms?encoding=json&connect=v1&message=${message}`,
    {
      headers: { authorization: `Bearer ${ann.token}` },
    },
  );
  expect([response.status, await response.json()]).toEqual([200, {}]);
});

test('a compressed call is read, and a bomb is not', async () => {
  const call = (body: Buffer) =>
    fetch(`${url}/prosa.chat.v1.AccountService/UpdateProfile`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', authorization: `Bearer ${ann.token}` },
      body: new Uint8Array(gzipSync(body)),
    });
  expect((await call(Buffer.from('{"displayName":"Ann"}'))).status).toBe(200);
  const bomb = await call(Buffer.alloc(64 * 1024 * 1024, 0x20));
  expect([bomb.status, await bomb.json()]).toEqual([429, expect.objectContaining({ code: 'resource_exhausted' })]);
});

test('a body beyond the limit is refused by name and the connection is not held', async () => {
  const response = await fetch(`${url}/prosa.chat.v1.AccountService/UpdateProfile`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ann.token}` },
    body: `{"displayName":"${'x'.repeat(1024 * 1024)}"}`,
  });
  expect(response.status).toBe(429);
  expect(JSON.stringify(await response.json())).toContain('REQUEST_TOO_LARGE');
});

test.each([
  ['/prosa.chat.v1.EventService/Subscribe', 'application/connect+json', 'UNAUTHENTICATED'],
  ['/prosa.chat.v1.MessageService/SendMessage', 'application/json', 'UNAUTHENTICATED'],
  ['/prosa.chat.v1.RoomService/ListRooms', 'application/json', 'UNAUTHENTICATED'],
  ['/prosa.chat.v1.AccountService/SignIn', 'application/json', 'REQUEST_TOO_LARGE'],
  ['/import/examples/00000000-0000-7000-8000-000000000000', 'text/csv', 'UNAUTHENTICATED'],
])('nobody makes %s wait for a large body', async (path, type, reason) => {
  const head = `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 1000000\r\n\r\n`;
  const answer = await raw(`${head}and no more`, reason);
  expect(answer).toContain(reason);
  expect(answer.toLowerCase()).toContain('connection: close');
});

test('a stream that is asked for with bytes that are no message: the fault is the sender’s', async () => {
  const response = await fetch(`${url}/prosa.chat.v1.AssistantService/Ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/connect+proto', authorization: `Bearer ${ann.token}` },
    body: Buffer.from([0, 0, 0, 0, 1, 0]),
  });
  const text = await response.text();
  expect(text).toContain('"code":"invalid_argument"');
  expect(text).toContain('malformed request');
});

test('a stream whose message is too large does not hold its connection, on which the next call would wait', async () => {
  const head =
    `POST /prosa.chat.v1.AssistantService/Ask HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${ann.token}\r\n` +
    'content-type: application/connect+json\r\ncontent-length: 2097157\r\n\r\n';
  expect(await raw(`${head}\0\0\x20\0\0`)).toContain('REQUEST_TOO_LARGE');
}, 20_000);

test('bodies that were refused before they were read are forgotten with their connections', async () => {
  const bob = await signUp(url);
  const head =
    `POST /prosa.chat.v1.RoomService/CreateRoom HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${bob.token}\r\n` +
    'content-type: application/json\r\ncontent-length: 2000000\r\n\r\n';
  for (let count = 0; count < 150; count++) expect(await raw(`${head}{`)).toContain('REQUEST_TOO_LARGE');
});

test('one person has only so many large bodies on their way; others are served, and who goes away frees them', async () => {
  const bob = await signUp(url);
  const head =
    `POST /prosa.chat.v1.RoomService/CreateRoom HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${bob.token}\r\n` +
    'content-type: application/json\r\ncontent-length: 1000000\r\n\r\n';
  const sockets = Array.from({ length: 134 }, () => {
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1', () => socket.write(head));
    socket.on('error', () => undefined).resume();
    return socket;
  });
  let answer = '';
  while (!answer.includes('RATE_LIMITED')) answer = await raw(`${head}{`, 'RATE_LIMITED');
  expect((await ann.accounts.getMe({})).user?.id).toBe(ann.userId);
  const small = { 'content-type': 'application/json', authorization: `Bearer ${bob.token}` };
  const getMe = `${url}/prosa.chat.v1.AccountService/GetMe`;
  expect((await fetch(getMe, { method: 'POST', headers: small, body: '{}' })).status).toBe(200);
  sockets.forEach((socket) => socket.destroy());
  const large = 'x'.repeat(900_000);
  const call = async () => (await failureOf(bob.rooms.createRoom({ name: large }))).code;
  while ((await call()) !== Code.InvalidArgument);
});

test.each([
  [
    'no host in HTTP/1.0',
    'POST /prosa.chat.v1.RoomService/ListRooms HTTP/1.0\r\ncontent-type: application/json\r\n\r\n',
  ],
  [
    'a host that is none',
    'POST /prosa.chat.v1.RoomService/ListRooms HTTP/1.1\r\nhost: a b[\r\nconnection: close\r\n\r\n',
  ],
  [
    'a host that is none, with a message',
    'POST /prosa.chat.v1.MessageService/SendMessage HTTP/1.1\r\nhost: [\r\nconnection: close\r\n\r\n',
  ],
  ['no address', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
  ['an absolute address', 'GET http://x/%ff%fe HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
  ['no HTTP', 'hello\r\n\r\n'],
  ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`],
  ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
  ['a length and chunks', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n'],
  [
    'a stream in HTTP/1.0',
    'POST /prosa.chat.v1.EventService/Subscribe HTTP/1.0\r\nhost: x\r\ncontent-type: application/connect+json\r\n\r\n',
  ],
])('oddity: %s', async (_, request) => {
  expect(await raw(request)).toMatch(/^HTTP\/1\.1 (4\d\d|505) /);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('requests in a row on one connection are answered in order, a stream among them', async () => {
  const authorization = `authorization: Bearer ${ann.token}`;
  const call = `POST /prosa.chat.v1.AccountService/GetMe HTTP/1.1\r\nhost: x\r\n${authorization}\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}`;
  const subscribe = `POST /prosa.chat.v1.EventService/Subscribe HTTP/1.1\r\nhost: x\r\n${authorization}\r\ncontent-type: application/connect+json\r\ncontent-length: 7\r\n\r\n\0\0\0\0\x02{}`;
  const answer = await raw(Buffer.from(call + subscribe, 'latin1'), '"ready"');
  expect(answer.indexOf('"user"')).toBeGreaterThan(0);
  expect(answer.indexOf('"user"')).toBeLessThan(answer.indexOf('application/connect+json'));
  expect(answer).toContain('"ready":{');
});

test('a connection that is cut with requests in a row on it harms nobody else', async () => {
  const call =
    'POST /prosa.chat.v1.AccountService/GetMe HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';
  for (let time = 0; time < 5; time++) {
    expect(await raw(call.repeat(300), 'HTTP/1.1 401')).toContain('HTTP/1.1 401');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  }
  expect(stack.processOf(url).running).toBe(true);
});

test('strict headers on everything', async () => {
  for (const path of [
    '/',
    '/healthz',
    '/readyz',
    '/metrics',
    '/nothing',
    '/prosa.chat.v1.AccountService/GetWorkspace',
  ]) {
    const { headers } = await fetch(url + path, {
      method: path.includes('GetWorkspace') ? 'POST' : 'GET',
      headers: { 'content-type': 'application/json' },
      body: path.includes('GetWorkspace') ? '{}' : undefined,
    });
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toMatch(UUID);
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('readiness and numbers', async () => {
  const ready = (await (await fetch(`${url}/readyz`)).json()) as object;
  expect(ready).toEqual({ ready: true, dependencies: { persistence: 'up', database: 'up', tail: 'up', ai: 'off' } });
  const text = await (await fetch(`${url}/metrics`)).text();
  for (const name of [
    'prosa_streams 0',
    'prosa_tail_live 1',
    'prosa_refused_total{limit="sends"} 0',
    'process_cpu_seconds_total',
  ]) {
    expect(text).toContain(name);
  }
  expect(text).not.toContain(ann.userId);
});
