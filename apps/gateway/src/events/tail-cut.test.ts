import { asAdministrator } from '@prosa/testing/postgres';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { RetryInfoSchema } from '@prosa/proto/rpc';
import { reasonOf } from '@prosa/service';
import { randomUUID } from 'node:crypto';
import { EventStream } from '../testing/event-stream.ts';
import { makeRoom } from '../testing/room.ts';
import { failureOf } from '../testing/failure-of.ts';
import { TestStack, untilReady } from '../testing/test-stack.ts';

let stack: TestStack;
let url: string;
let ann: Program;
let bob: Program;

beforeAll(async () => {
  stack = await TestStack.start();
  url = await stack.gateway();
  [ann, bob] = await Promise.all([signUp(url), signUp(url)]);
});
afterAll(() => stack[Symbol.asyncDispose]());

const dependencies = async () =>
  ((await (await fetch(`${url}/readyz`)).json()) as { dependencies: object }).dependencies;

/** Sends like a client: the same message again until it is acknowledged. */
async function sendUntilStored(who: Program, roomId: string, text: string): Promise<bigint> {
  const request = { roomId, clientMessageId: randomUUID(), text };
  for (;;) {
    try {
      return (await who.messages.sendMessage(request)).message?.seq ?? 0n;
    } catch (error) {
      // Without a reason it is the network's doing.
      if (![undefined, 'PERSISTENCE_UNAVAILABLE', 'DATABASE_UNAVAILABLE'].includes(reasonOf(error))) throw error;
    }
  }
}

test('persistence is killed and comes back: open streams lose nothing and double nothing', async () => {
  const room = await makeRoom(ann, bob);
  using stream = new EventStream(url, bob.token);
  await stream.find('ready');
  const texts = Array.from({ length: 300 }, (_, i) => `line ${i}`);
  const sending = Promise.all(texts.map((text) => sendUntilStored(ann, room.id, text)));
  await stream.find('event');
  await stack.persistence.kill();
  await stack.persistence.restart();
  await sending;
  await untilReady(url);
  await room.say(ann, 'the last');
  await stream.text('the last');
  const seqs = stream.items.flatMap((item) => (item.case === 'event' ? [item.value.seq] : []));
  expect(seqs).toEqual(seqs.map((_, index) => room.seq + 1n + BigInt(index)));
  expect(stream.texts.toSorted()).toEqual([...texts, 'the last'].toSorted());
});

test('a short absence is bridged: sends wait and are acknowledged, once each', async () => {
  const room = await makeRoom(ann, bob);
  await stack.persistence.kill('SIGTERM');
  const sends = Promise.allSettled(Array.from({ length: 20 }, (_, i) => room.say(ann, `bridged ${i}`)));
  await stack.persistence.restart();
  await sends;
  await untilReady(url);
  const { messages } = await ann.messages.listMessages({ roomId: room.id, limit: 200 });
  const texts = messages.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  const acknowledged = (await sends).filter(({ status }) => status === 'fulfilled').length;
  expect(texts.length).toBeGreaterThanOrEqual(acknowledged);
});

test('while it is away calls say so, with the time to come back, and readiness names it', async () => {
  const room = await makeRoom(ann, bob);
  await stack.persistence.kill();
  const failures = await Promise.all([failureOf(room.say(ann, 'into the void')), failureOf(ann.rooms.listRooms({}))]);
  for (const error of failures) {
    expect(reasonOf(error)).toBe('PERSISTENCE_UNAVAILABLE');
    expect(error.findDetails(RetryInfoSchema)).toHaveLength(1);
  }
  using refused = new EventStream(url, ann.token);
  expect((await refused.end)?.error?.code).toBe('unavailable');
  expect(await dependencies()).toEqual({ persistence: 'down', database: 'down', tail: 'down', ai: 'off' });
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  await stack.persistence.restart();
  await untilReady(url);
  await room.say(ann, 'here again');
});

test('rooms that were entered and left while the tail was cut are made up for', async () => {
  const [left, stays] = [await makeRoom(ann, bob), await makeRoom(ann, bob)];
  const other = await stack.gateway();
  using stream = new EventStream(url, bob.token);
  await stream.find('ready');
  // The other gateway is back first and lets people come and go before this one has noticed.
  await stack.persistence.kill();
  await stack.persistence.restart();
  await untilReady(other);
  await untilReady(url);
  const entered = await makeRoom(ann, bob);
  await ann.rooms.removeMember({ roomId: left.id, userId: bob.userId });
  await stream.find('roomAdded', ({ room }) => room?.id === entered.id);
  await stream.find('roomRemoved', ({ roomId }) => roomId === left.id);
  await stays.say(ann, 'still here');
  await entered.say(ann, 'new here');
  await stream.text('still here');
  await stream.text('new here');
});

test('a restored backup, of which the gateway hears only then: what has the same numbers now comes, too', async () => {
  const room = await makeRoom(ann, bob);
  using before = new EventStream(url, bob.token);
  await before.find('ready');
  for (let number = 1; number <= 5; number++) await room.say(ann, `gone ${number}`);
  await before.text('gone 5');
  await stack.persistence.kill();
  await asAdministrator(stack.databaseUrl, async (database) => {
    for (const table of ['message', 'room_event'])
      await database.query(`delete from ${table} where room_id = $1 and seq > $2`, [room.id, room.seq]);
    await database.query('update room set last_seq = $2 where id = $1', [room.id, room.seq]);
    await database.query('update workspace set epoch = gen_random_uuid()');
  });
  await stack.persistence.restart();
  await untilReady(url);
  expect((await before.end)?.error).toBeDefined();
  using after = new EventStream(url, bob.token);
  await after.find('ready');
  for (let number = 1; number <= 3; number++) await room.say(ann, `anew ${number}`);
  await after.text('anew 3');
  expect(after.texts).toEqual(['anew 1', 'anew 2', 'anew 3']);
});
