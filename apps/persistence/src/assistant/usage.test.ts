import type { User } from '@prosa/proto/chat';
import { RetryInfoSchema } from '@prosa/proto/rpc';
import { ConnectError } from '@connectrpc/connect';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';

let p: TestPersistence;
let q: TestPersistence;
let ann: User;
let bob: User;

beforeAll(async () => {
  const limits = { accountRequests: 2, workspaceRequests: 5, accountTokens: 1_000, workspaceTokens: 0 };
  p = await startTestPersistence(undefined, {}, limits);
  q = await startTestPersistence(p.databaseUrl, {}, limits);
  ann = await signUp(p, 'Ann');
  bob = await signUp(p, 'Bob');
});
afterAll(async () => {
  await q.close();
  await p.close();
});

const ask = (who: User, from = p) => from.assistant.startAsk({ actorId: who.id, request: { question: 'tides?' } });
const left = async (who: User) => (await p.assistant.getAssistant({ actorId: who.id })).requestsLeft;

test('requests are counted over all processes, and what is refused is not counted', async () => {
  expect(await left(ann)).toBe(2);
  await Promise.all([ask(ann), ask(ann, q)]);
  expect(await left(ann)).toBe(0);
  const reason: unknown = await ask(ann).catch((error: unknown) => error);
  expect(ConnectError.from(reason).findDetails(RetryInfoSchema)[0]?.retryDelay?.seconds).toBeLessThanOrEqual(86_400n);
  expect(await refusal(ask(ann, q))).toBe('ResourceExhausted RATE_LIMITED');
  expect(await left(bob)).toBe(2);
});

test('of many at once only as many as are left get through', async () => {
  const cat = await signUp(p, 'Cat');
  const outcomes = await Promise.allSettled([ask(cat), ask(cat, q), ask(cat), ask(cat, q)]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});

test('tokens count too, for summaries and suggestions as well; the workspace has a limit of its own', async () => {
  const room = await createRoom(p, [bob]);
  const message = await send(p, bob.id, { roomId: room.id, text: 'high tide?' });
  await p.assistant.recordTokens({ accountId: bob.id, tokens: 1_000 });
  expect(await refusal(ask(bob))).toBe('ResourceExhausted RATE_LIMITED');
  expect(
    await refusal(
      p.assistant.readForSummary({ actorId: bob.id, request: { roomId: room.id, afterSeq: 1n }, limit: 5 }),
    ),
  ).toBe('ResourceExhausted RATE_LIMITED');
  const request = { roomId: room.id, messageId: message.id };
  expect(await refusal(p.assistant.findReplies({ actorId: bob.id, request }))).toBe('ResourceExhausted RATE_LIMITED');
  const [dan, eve] = [await signUp(p, 'Dan'), await signUp(p, 'Eve')];
  await ask(dan);
  expect(await left(eve)).toBe(0);
  expect(await refusal(ask(eve))).toBe('ResourceExhausted RATE_LIMITED');
});
