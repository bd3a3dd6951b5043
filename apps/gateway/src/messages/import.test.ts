import { signUp } from '@prosa/testing/stack';
import { randomUUID } from 'node:crypto';
import { makeRoom } from '../testing/room.ts';
import { TestStack } from '../testing/test-stack.ts';

let stack: TestStack;
let url: string;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway();
});
afterAll(() => stack[Symbol.asyncDispose]());

const line = (senderId: string, text: string, more: object = {}) =>
  JSON.stringify({ senderId, clientMessageId: randomUUID(), text, sentAt: '2020-01-02T03:04:05Z', ...more });

async function post(token: string, roomId: string, lines: readonly string[]) {
  const response = await fetch(`${url}/import/rooms/${roomId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
    body: lines.join('\n'),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('history comes in, is told in a receipt, and comes in once', async () => {
  const { owner } = stack;
  const room = await makeRoom(owner);
  const lines = Array.from({ length: 2_500 }, (_, i) => line(owner.userId, `then ${i}`));
  const { status, body } = await post(owner.token, room.id, [...lines, '']);
  expect([status, body]).toEqual([200, { received: '2500', imported: '2500', lastSeq: String(room.seq + 2_500n) }]);
  const again = await post(owner.token, room.id, lines);
  expect(again.body).toMatchObject({ received: '2500' });
  expect(again.body['imported'] ?? '0').toBe('0');
  const { messages } = await owner.messages.listMessages({ roomId: room.id, limit: 3 });
  expect(messages.map(({ text }) => text)).toEqual(['then 2497', 'then 2498', 'then 2499']);
});

test.each([
  ['is no JSON', '{', 'line 3: '],
  [
    'lacks its text',
    JSON.stringify({ senderId: randomUUID(), clientMessageId: randomUUID(), sentAt: '2020-01-02T03:04:05Z' }),
    'line 3, text: ',
  ],
  ['is far too long', `{"text":"${'x'.repeat(300_000)}"}`, 'line 3: '],
])('a line that %s is named', async (_, bad, message) => {
  const { owner } = stack;
  const room = await makeRoom(owner);
  const { status, body } = await post(owner.token, room.id, [line(owner.userId, 'a'), '', bad]);
  expect([status, body['code']]).toEqual([400, 'invalid_argument']);
  expect(body['message']).toContain(message);
});

test('only owners and administrators import', async () => {
  const member = await signUp(url);
  const room = await makeRoom(member);
  const { status } = await post(member.token, room.id, [line(member.userId, 'a')]);
  expect(status).toBe(403);
  expect((await post('', room.id, [])).status).toBe(401);
});
