/** Whoever stole a cookie may keep requests waiting with it until its owner signs out, and only then end them. */
import { createConnection } from 'node:net';
import { connectProgram, signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { makeRoom } from '../testing/room.ts';
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

/** Bytes on a connection, and what has come back so far. */
function connection() {
  const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
  let text = '';
  const lookers = new Set<() => void>();
  const look = () => {
    for (const looker of lookers) looker();
    lookers.clear();
  };
  socket.on('error', () => undefined);
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    look();
  });
  socket.on('close', () => {
    text += '[closed]';
    look();
  });
  /** Everything up to now, once it holds this so many times or the connection is closed. */
  const until = async (part: string, times = 1): Promise<string> => {
    while (text.split(part).length <= times && !text.endsWith('[closed]')) {
      await new Promise<void>((resolve) => lookers.add(resolve));
    }
    return text;
  };
  return { socket, until, [Symbol.dispose]: () => void socket.destroy() };
}

function head(path: string, token: string, type: string, length: number, more = ''): string {
  const lines = [`POST /prosa.chat.v1.${path} HTTP/1.1`, 'host: x', `authorization: Bearer ${token}`];
  return (
    [...lines, `content-type: ${type}`, `content-length: ${length}`, more].filter(Boolean).join('\r\n') + '\r\n\r\n'
  );
}

/** A token of Ann's that this gateway has seen, and what ends it. */
async function stolen() {
  const { token, accessToken } = await ann.accounts.createAccessToken({ name: 'stolen' });
  await connectProgram(url, { token, userId: ann.userId }).accounts.getMe({});
  return { token, end: () => ann.accounts.revokeAccessToken({ accessTokenId: accessToken?.id }) };
}

test.each([
  ['AccountService/UpdateProfile', 'application/json', async () => '{"displayName":"not Ann"}'],
  [
    'MessageService/SendMessage',
    'application/json',
    async () => {
      const { id } = await makeRoom(ann);
      return JSON.stringify({ roomId: id, clientMessageId: crypto.randomUUID(), text: 'not by Ann' });
    },
  ],
  ['EventService/Subscribe', 'application/connect+json', async () => '\0\0\0\0\x02{}'],
])('%s, begun before and ended after', async (path, type, body) => {
  const bytes = await body();
  const { token, end } = await stolen();
  using waiting = connection();
  waiting.socket.write(head(path, token, type, bytes.length, 'expect: 100-continue'));
  await waiting.until('100 Continue');
  await ann.accounts.getMe({}); // by now the head was looked at
  await end();
  waiting.socket.write(bytes, 'latin1');
  expect(await waiting.until('UNAUTHENTICATED')).toContain('UNAUTHENTICATED');
});

test('streams that wait for their turn behind another one on the same connection', async () => {
  const { token, end } = await stolen();
  using waiting = connection();
  const subscribe = `${head('EventService/Subscribe', token, 'application/connect+json', 7)}\0\0\0\0\x02{}`;
  waiting.socket.write(subscribe.repeat(3), 'latin1');
  await waiting.until('"ready"');
  await end();
  const text = await Promise.race([waiting.until('UNAUTHENTICATED', 3), waiting.until('"ready"', 2)]);
  expect(text.match(/"ready"|UNAUTHENTICATED/g)).toEqual(['"ready"', ...Array<string>(3).fill('UNAUTHENTICATED')]);
});
