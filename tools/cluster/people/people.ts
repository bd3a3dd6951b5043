/**
 * People who write and read while something happens to what is behind the addresses that they use, run where those can be reached: node people.ts
 * PAUSE_MS URL…, with how long somebody who writes waits between two messages, on average; each begins at another address, and whoever loses one goes on
 * to the next. Does what the lines of standard input tell, and says a line on standard output when that is done: `more`, also once by itself, waits until
 * ten messages more are acknowledged, one of everybody who writes among them, and everybody who reads has heard something; `read` until somebody has read
 * the newest page of a room; `refused WORDS` until somebody who writes is told something with these in it. `phase NAME`, which nothing is said to, is the
 * name of what happens from then on; who writes begins it at their own address. When standard input ends, everybody sees everything, the recorded history
 * is judged (tools/faults/history), and what came of it is a line of JSON ({@link Judged}).
 */
import { Code, ConnectError } from '@connectrpc/connect';
import type { Message } from '@prosa/proto/chat';
import { reasonOf } from '@prosa/service';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { populate } from '../../faults/clients/population.ts';
import { Reader } from '../../faults/clients/reader.ts';
import { Sender } from '../../faults/clients/sender.ts';
import { Calls } from '../../faults/history/calls.ts';
import { check } from '../../faults/history/checker.ts';
import type { Entry, Log, RoomLog } from '../../faults/history/history.ts';
import { Progress } from '../../faults/progress.ts';
import { Random } from '../../faults/random.ts';
import type { Judged } from './judged.ts';
import { Phases } from './phases.ts';

const [pause, ...urls] = process.argv.slice(2);
const pauseMs = Number(pause);
/** A stream that is ready is lost then: two heartbeats and a half, as in a browser, and as much again, as machines may be emulated. */
const silenceMs = 5_000;
const catchUpMs = 120_000;
/** A host boots and its emulated machines after it. */
const giveUpAfterMs = 1_200_000;
const random = new Random(1);
const calls = new Calls();
const progress = new Progress(10);
const phases = new Phases('nothing happens');
const commands = createInterface(process.stdin);

const population = await populate(urls[0] ?? '', { senders: 2, readers: 2, rooms: 3, urlsFor });
const { rooms } = population;
const seeded = () => new Random(random.between(0, 1e9));
const readers = population.readers.map(
  ({ name, programs }) =>
    new Reader({
      ...{ name, programs, cursors: rooms, cutEvery: 500, random: seeded() },
      calls: () => calls,
      onMessage: () => undefined,
      watch: { silenceMs, heard: () => phases.heard(name, performance.now()), lost: () => phases.lost() },
    }),
);
const senders = population.senders.map(
  ({ name, programs }) =>
    new Sender({
      ...{ name, programs, roomIds: [...rooms.keys()], outstanding: 2, random: seeded(), progress },
      giveUpAfterMs,
      traffic: { copies: 1, pauseMs },
      calls: () => calls,
      onAcknowledged: (sender) => phases.acknowledged(sender, performance.now()),
    }),
);
readers.forEach((reader) => reader.start());
const orders: Readonly<Record<string, (operand: string) => Promise<unknown>>> = {
  more,
  read: () => until(readNewest),
  refused: (words) => {
    const before = timesTold(words);
    return until(() => Promise.resolve(timesTold(words) > before));
  },
};
const say = (line: string) => () => console.log(line);
commands.on('line', (line) => {
  const [, word = '', operand = ''] = /^(\w+) ?(.*)$/.exec(line) ?? [];
  if (word === 'phase') begin(operand);
  else void orders[word]?.(operand).then(say(line));
});
commands.on('close', () => progress.finish());
void more().then(say('more'));
await Promise.all(senders.map((sender) => sender.run()));

const fresh = await Promise.all([...rooms].map(async ([id, { seq }]) => [id, await written(id, Number(seq))] as const));
const tops = new Map(fresh.map(([id, { entries }]) => [id, entries.at(-1)?.seq ?? 0]));
const [epoch = ''] = [...rooms.values()].map((room) => room.epoch);
const caughtUp = await Promise.all(readers.map((reader) => reader.reach(tops, epoch, catchUpMs)));
for (const [index, isThere] of caughtUp.entries())
  if (!isThere) throw new Error(`${readers[index]?.name} has not got everything after ${catchUpMs / 1000} s`);
const database: Log = { name: 'database', rooms: new Map(fresh) };
const verdict = check({ calls, logs: [...readers.map((reader) => reader.log()), database], finals: [] });
await Promise.all(readers.map((reader) => reader.finish()));
population.close();
const failures = new Map<string, number>();
for (const [kind, count] of senders.flatMap((sender) => [...sender.failures]))
  failures.set(kind, (failures.get(kind) ?? 0) + count);
const judged: Judged = { ...verdict, phases: phases.all, failures: [...failures] };
console.log(JSON.stringify(judged));

/** Everybody's addresses, their own one first. */
function urlsFor(name: string): readonly string[] {
  const own = Number(name.split(' ')[1]) % urls.length;
  return [...urls.slice(own), ...urls.slice(0, own)];
}

function begin(phase: string): void {
  phases.begin(phase);
  for (const sender of senders) sender.gateway = 0;
}

/** All goes on: for everybody, not only for those who met with nothing. */
async function more(): Promise<void> {
  const from = performance.now();
  await progress.reach(progress.acknowledged + 10);
  const everybody = [...senders, ...readers].map(({ name }) => name);
  await until(() => Promise.resolve(phases.allSince(everybody, from)));
}

/** Asks until the answer is yes. Throws when that takes longer than a message would be tried. */
async function until(ask: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + giveUpAfterMs; !(await ask().catch(() => false)); await wait(500))
    if (performance.now() > end) throw new Error('what was waited for did not come');
}

/** Whether somebody gets the newest page of a room. Of others it may be refused: a standby may lack their last messages. */
async function readNewest(): Promise<boolean> {
  const program = population.readers[0]?.programs[0];
  for (const roomId of rooms.keys()) {
    try {
      const page = await program?.messages.listMessages({ roomId, limit: 50 }, { timeoutMs: 20_000 });
      if (page !== undefined && page.messages.length > 0) return true;
    } catch (error) {
      if (!(error instanceof ConnectError && reasonOf(error) === 'READ_ONLY')) throw error;
    }
  }
  return false;
}

/** How often senders were told something with these words in it. */
function timesTold(words: string): number {
  return senders
    .flatMap((sender) => [...sender.failures])
    .filter(([kind]) => kind.includes(words))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** A room's messages as somebody gets them who opens it now. */
async function written(roomId: string, startSeq: number): Promise<RoomLog> {
  const [person] = population.senders;
  const entries: Entry[] = [];
  for (;;) {
    const value = BigInt(entries.at(-1)?.seq ?? startSeq);
    const page = await again(() =>
      person?.programs[0]?.messages.listMessages({ roomId, position: { case: 'afterSeq', value }, limit: 200 }),
    );
    if (page === undefined || page.messages.length === 0) return { startSeq, entries };
    entries.push(...page.messages.map(entryOf));
  }
}

/** What comes of it, tried again for a while when there is no answer. */
async function again<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  for (const end = performance.now() + catchUpMs; ; await wait(500)) {
    try {
      return await ask();
    } catch (error) {
      const isPassing = error instanceof ConnectError && [Code.Unavailable, Code.DeadlineExceeded].includes(error.code);
      if (!isPassing || performance.now() > end) throw error;
    }
  }
}

function entryOf({ seq, id, clientMessageId }: Message): Entry {
  return { seq: Number(seq), messageId: id, clientMessageId };
}
