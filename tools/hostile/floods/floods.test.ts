/** Floods: of connections, requests, headers, frames, streams and guesses. Meanwhile and after them others are served. */
import { TestAuthority } from '@prosa/grpc/test-certificates';
import { AccountService, EventService, RoomService } from '@prosa/proto/chat';
import { freePort } from '@prosa/supervisor';
import { hostileRuns, isFull, tally } from '@prosa/testing/hostile';
import { type Program, signUp, startStack, type Stack } from '@prosa/testing/stack';
import fc from 'fast-check';
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { callJson, pathOf } from '../calls.ts';
import { frameFlood, framed, rawFrames, rawRequest } from './raw-requests.ts';
import { closed, exchange, exchangeHttp2, open } from './sockets.ts';

const streamsOfOne = 20;
const atOnce = 50;

let authority: TestAuthority;
let stack: Stack;
let url: string;
let port: number;
let securePort: number;
let ann: Program;
let pids: (number | undefined)[];

beforeAll(async () => {
  authority = new TestAuthority();
  const { cert, key } = authority.issue('gateway', 'DNS:localhost');
  securePort = await freePort();
  stack = await startStack({
    ai: false,
    env: {
      HTTPS_PORT: String(securePort),
      HTTPS_CERT: cert,
      HTTPS_KEY: key,
      PROSA_TRUST_PROXY: 'true',
      PROSA_MAX_STREAMS_PER_USER: String(streamsOfOne),
    },
  });
  url = stack.gatewayUrls[0] ?? '';
  port = Number(new URL(url).port);
  ann = await signUp(url, { email: 'ann@hostile.example' });
  pids = processIds();
}, 120_000);

/** Others are still served, and nothing had to be started again. */
afterEach(async () => {
  expect((await ann.accounts.getMe({})).user?.id).toBe(ann.userId);
  expect(processIds()).toEqual(pids);
});

afterAll(async () => {
  ann?.close();
  await stack?.close();
  authority?.[Symbol.dispose]();
}, 60_000);

test('bytes that are no HTTP/1.1, or odd', async () => {
  const runs = hostileRuns('connections with bytes that are no request', 6, 100, atOnce);
  await fc.assert(
    fc.asyncProperty(fc.array(rawRequest, { minLength: atOnce, maxLength: atOnce }), async (requests) => {
      const answers = await Promise.all(requests.map((bytes) => exchange(port, bytes)));
      // Nothing (it was no request) or a refusal; what happens to be sound is answered.
      for (const answer of answers) expect(answer).toMatch(/^$|^HTTP\/1\.1 ([1-4]\d\d|501|505) /);
    }),
    { ...runs, endOnFailure: true },
  );
}, 600_000);

test('frames that are no HTTP/2, or odd', async () => {
  const runs = hostileRuns('connections with frames that are no HTTP/2', 2, 20, atOnce);
  await fc.assert(
    fc.asyncProperty(fc.array(rawFrames, { minLength: atOnce, maxLength: atOnce }), async (connections) => {
      await Promise.all(connections.map((bytes) => exchangeHttp2(securePort, bytes)));
    }),
    { ...runs, endOnFailure: true },
  );
}, 600_000);

const alive = Buffer.from('GET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');

/** :method GET, :scheme https, :path /, :authority x (RFC 7541), which end the stream. */
const head = Uint8Array.from([0x82, 0x87, 0x84, 0x41, 0x01, 0x78]);
const [endStream, endHeaders] = [0x1, 0x4];

test.each([
  ['settings', framed(4, 0, 0, new Uint8Array(6))],
  ['pings', framed(6, 0, 0, new Uint8Array(8))],
  ['window updates', framed(8, 0, 0, Uint8Array.from([0, 0, 0, 1]))],
  ['empty data', framed(0, 0, 1, new Uint8Array())],
  ['priorities', framed(2, 0, 3, new Uint8Array(5))],
])(
  'a flood of %s on one connection',
  async (_, bytes) => {
    const times = isFull() ? 200_000 : 20_000;
    tally('frames of HTTP/2 in floods', times);
    await exchangeHttp2(securePort, frameFlood(bytes, times));
  },
  120_000,
);

test('headers without end, and streams that are begun and cancelled', async () => {
  const continued = framed(9, 0, 1, new Uint8Array(1_000));
  const times = isFull() ? 20_000 : 2_000;
  const endless = Buffer.concat([frameFlood(framed(1, 0, 1, head), 1), ...Array<Uint8Array>(times).fill(continued)]);
  await exchangeHttp2(securePort, endless);
  const cancelled = Array.from({ length: times }, (_, index) => {
    const stream = 2 * index + 1;
    return Buffer.concat([
      framed(1, endStream | endHeaders, stream, head),
      framed(3, 0, stream, Uint8Array.from([0, 0, 0, 8])),
    ]);
  });
  await exchangeHttp2(securePort, frameFlood(Buffer.concat(cancelled), 1));
  tally('frames of HTTP/2 in floods', times * 3);
}, 120_000);

test('too many and too large headers', async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => `a${index}: b`).join('\r\n');
  const attacks = [`x: ${'y'.repeat(20_000)}`, many, `cookie: ${'z'.repeat(1_000_000)}`];
  const times = isFull() ? 200 : 20;
  for (let time = 0; time < times; time++) {
    const requests = attacks.map((lines) => Buffer.from(`GET / HTTP/1.1\r\nhost: x\r\n${lines}\r\n\r\n`));
    for (const answer of await Promise.all(requests.map((bytes) => exchange(port, bytes)))) {
      expect(answer).toMatch(/^$|^HTTP\/1\.1 4(00|31) /); // nothing: cut before it could read the answer
    }
  }
  tally('requests with too many or too large headers', times * attacks.length);
}, 120_000);

test('connections that say nothing, half a head or half a body', async () => {
  const count = isFull() ? 3_000 : 600;
  tally('half-open connections', count);
  const beginnings = ['', 'POST / HTTP/1.1\r\nhost:', 'POST /x HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nhalf'];
  const sockets: Socket[] = [];
  while (sockets.length < count) {
    const more = Array.from({ length: 100 }, () => open(port).resume());
    await Promise.all(more.map((socket) => once(socket, 'connect')));
    more.forEach((socket, index) => socket.write(beginnings[index % beginnings.length] ?? ''));
    // The system keeps only so many for a server that has not taken them yet, and forgets others without a word.
    expect(await exchange(port, alive)).toContain('HTTP/1.1 200');
    sockets.push(...more);
  }
  await Promise.all(Array.from({ length: 50 }, () => ann.accounts.getMe({})));
  // In the full form it is waited for that the gateway gives up on all of them by itself.
  if (!isFull()) sockets.forEach((socket) => socket.destroy());
  await Promise.all(sockets.map(closed));
}, 180_000);

test('a body that comes byte by byte is given up, whatever is asked for', async () => {
  // Of who is known it is given up after half a minute; in the small form nobody waits for that.
  const credentials = isFull() ? ['', `authorization: Bearer ${ann.token}\r\n`] : [''];
  const methods = [AccountService.method.signIn, EventService.method.subscribe, RoomService.method.listRooms];
  const slow = credentials.flatMap((credential) =>
    methods.map((method) => {
      const type = method.methodKind === 'unary' ? 'application/json' : 'application/connect+json';
      const socket = open(port).resume();
      socket.write(
        `POST ${pathOf(method)} HTTP/1.1\r\nhost: x\r\n${credential}content-type: ${type}\r\ncontent-length: 60000\r\n\r\n`,
      );
      const dripping = setInterval(() => socket.write(' '), 500);
      socket.once('close', () => clearInterval(dripping));
      return socket;
    }),
  );
  await Promise.all(slow.map(closed));
  tally('slow requests', slow.length);
  expect(slow.every(({ destroyed }) => destroyed)).toBe(true);
}, 120_000);

test('one person opens streams without end: those beyond the limit are refused, others and the first ones stay', async () => {
  const attempts = streamsOfOne * 3;
  tally('event streams beyond the limit', attempts);
  const headers = { authorization: `Bearer ${ann.token}` };
  const calls = await Promise.all(
    Array.from({ length: attempts }, async () => {
      const ended = new AbortController();
      const stream = ann.events.subscribe({}, { signal: ended.signal })[Symbol.asyncIterator]();
      const first = await stream.next().then(
        ({ value }) => value as unknown,
        () => undefined,
      );
      return { first, end: () => ended.abort() };
    }),
  );
  expect(calls.filter(({ first }) => first !== undefined)).toHaveLength(streamsOfOne);
  const refused = await callJson(url, EventService.method.subscribe, headers, '{}');
  expect(refused.reason).toBe('RATE_LIMITED');
  const bob = await signUp(url);
  const other = await callJson(
    url,
    EventService.method.subscribe,
    { authorization: `Bearer ${bob.token}` },
    '{}',
    '"ready"',
  );
  expect(other.reason).toBeUndefined();
  calls.forEach(({ end }) => end());
  bob.close();
}, 60_000);

test('a password is guessed from everywhere: ten guesses are looked at', async () => {
  const guesses = isFull() ? 1_000 : 60;
  tally('guesses of a password', guesses);
  const guess = async (index: number) => {
    const from = `198.51.${(index >> 8) & 255}.${index & 255}`;
    const headers = { 'content-type': 'application/json', 'x-forwarded-for': from };
    const body = JSON.stringify({ email: 'ann@hostile.example', password: `guess ${index}` });
    const response = await fetch(url + pathOf(AccountService.method.signIn), { method: 'POST', headers, body });
    return /"reason":"(\w+)"/.exec(await response.text())?.[1];
  };
  const answers = await Promise.all(Array.from({ length: guesses }, (_, index) => guess(index)));
  const looked = answers.filter((reason) => reason === 'WRONG_CREDENTIALS').length;
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThanOrEqual(11); // one more comes back every thirty seconds
  expect(answers.filter((reason) => reason === 'RATE_LIMITED')).toHaveLength(guesses - looked);
}, 60_000);

function processIds(): (number | undefined)[] {
  return (['gateway', 'persistence'] as const).map((service) => stack.pid(service));
}
