import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { connectProgram, followEvents, type Program, signUp, startStack, type Stack } from '@prosa/testing/stack';
import { RoomKind, type SubscribeResponse } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** Clients with a stream each, all cut at once; every one has a credential of its own, four devices a person. */
const clients = 1_000;
const devices = 4;
/**
 * What a client that comes back may cost: finding out whose credential it is, where their rooms stand, and who is there. A
 * client that took fresh snapshots would cost more: the room list alone is several, the messages one a room.
 */
const transactionsAClient = 4;
/** What the services do by themselves meanwhile: the tail, the search index, the clocks. */
const transactionsASecond = 40;

let stack: Stack;
const closing: (() => void)[] = [];

beforeAll(async () => {
  stack = await startStack({ ai: false });
}, 120_000);

afterAll(async () => {
  for (const close of closing) close();
  await stack.close();
});

test(`${clients} clients come back at once after a restart of the gateway: the database has little to do, nobody misses anything`, async () => {
  const [url = ''] = stack.gatewayUrls;
  const people = await inTurn(clients / devices, 4, () => signUp(url));
  const [speaker] = people as [Program, ...Program[]];
  const { room } = await speaker.rooms.createRoom({
    name: 'hall',
    kind: RoomKind.PUBLIC,
    memberIds: people.slice(1).map(({ userId }) => userId),
  });
  const roomId = room?.id ?? '';
  const tokens = await inTurn(clients, 16, async (index) => {
    const person = people[index % people.length] as Program;
    const { token } = await person.accounts.createAccessToken({ name: `device ${index}` });
    return connectProgram(url, { token, userId: person.userId });
  });
  for (const program of [...people, ...tokens]) closing.push(() => program.close());

  const end = new AbortController();
  closing.unshift(() => end.abort());
  const readers = tokens.map((program) => follow(program, end.signal));
  await until(() => readers.every(({ ready }) => ready === 1));
  const say = (text: string) =>
    speaker.messages.sendMessage({ roomId, clientMessageId: randomUUID(), text }).then(({ message }) => message);
  const before = await say('before the storm');
  await until(() => readers.every(({ seqs }) => seqs.at(-1) === before?.seq));

  const database = new pg.Client({ connectionString: stack.databaseUrl });
  await database.connect();
  closing.push(() => void database.end());
  const startedAt = performance.now();
  const transactionsBefore = await transactions(database);
  await stack.kill('gateway');
  await stack.ready(60_000);
  const after = await retry(() => say('after the storm'));
  await until(() => readers.every(({ ready, seqs }) => ready >= 2 && seqs.at(-1) === after?.seq));
  const cost = (await transactions(database)) - transactionsBefore;
  const seconds = (performance.now() - startedAt) / 1_000;

  console.log(`${clients} clients back in ${seconds.toFixed(1)} s for ${cost} transactions`);
  for (const { seqs } of readers) expect(seqs.slice(-2)).toEqual([before?.seq, after?.seq]);
  expect(readers.every(({ fresh }) => fresh === 0)).toBe(true); // nobody had to begin anew
  expect(cost).toBeLessThan(clients * transactionsAClient + seconds * transactionsASecond);
}, 400_000);

/** A client that stays on the stream as the app does, and what it heard. */
function follow(program: Program, signal: AbortSignal) {
  const heard = { ready: 0, fresh: 0, seqs: [] as bigint[] };
  const onItem = (item: SubscribeResponse['item']): void => {
    if (item.case === 'ready') heard.ready += 1;
    if (item.case === 'recovery' && !item.value.recovered) heard.fresh += 1;
    if (item.case === 'event' && item.value.change.case === 'messageCreated') heard.seqs.push(item.value.seq);
  };
  void followEvents({ cursors: new Map(), signal, onItem, program: () => program }).catch(() => undefined);
  return heard;
}

/** Transactions that this database has ended. Its processes tell of theirs with a delay, so it is asked until it stands. */
async function transactions(database: pg.Client): Promise<number> {
  const ask = async (): Promise<number> => {
    const { rows } = await database.query<{ count: string }>(
      'select xact_commit + xact_rollback as count from pg_stat_database where datname = current_database()',
    );
    return Number(rows[0]?.count);
  };
  for (let known = await ask(); ;) {
    await wait(2_000);
    const now = await ask();
    if (now - known < 2 * transactionsASecond) return now;
    known = now;
  }
}

async function until(holds: () => boolean, timeoutMs = 120_000): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error('it does not come to hold');
    await wait(50);
  }
}

async function retry<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 20) throw error;
      await wait(200);
    }
  }
}

async function inTurn<T>(count: number, atOnce: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      made[index] = await make(index);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return made;
}
