import type { Stack } from '@prosa/testing/stack';
import { type Kill, killInTurn } from './chaos.ts';
import { check, type Findings } from './checker.ts';
import { databaseLog } from './database-log.ts';
import type { Acknowledgement } from './history.ts';
import type { DeliveryOptions } from './options.ts';
import { populate, type Population } from './population.ts';
import { Progress } from './progress.ts';
import { Random } from './random.ts';
import { Reader } from './reader.ts';
import { Sender } from './sender.ts';

/** What came of a run. */
export interface DeliveryResult {
  readonly findings: Findings;
  readonly acknowledged: number;
  /** Entries in the logs of all readers. */
  readonly delivered: number;
  readonly kills: readonly Kill[];
  /** Connections that readers cut. */
  readonly cuts: number;
  /** Fresh snapshots that readers had to take. */
  readonly snapshots: number;
  /** Calls that failed and were made again with the same id. */
  readonly retries: number;
  /** Messages sent again without need. */
  readonly repeats: number;
  /** From the first send to the last acknowledgement. */
  readonly sendingMs: number;
  /** From then until every reader had everything. */
  readonly catchingUpMs: number;
}

/** Readers get so long after the last acknowledgement; what they do not have then is lost. */
const catchUpTimeoutMs = 60_000;

/** Sends, kills, reads and judges, on a stack that is ready. Throws when something cannot go on at all. */
export async function deliver(stack: Stack, options: DeliveryOptions): Promise<DeliveryResult> {
  const population = await populate(stack, options);
  try {
    return await deliverAmong(population, stack, options);
  } finally {
    population.close();
  }
}

async function deliverAmong(population: Population, stack: Stack, options: DeliveryOptions): Promise<DeliveryResult> {
  const random = new Random(options.seed);
  const attempted = new Map<string, string>();
  const acknowledgements: Acknowledgement[] = [];
  const progress = new Progress(options.senders * options.outstanding * 2);
  const readers = population.readers.map(
    (programs, index) =>
      new Reader({
        name: `reader ${index + 1}`,
        programs,
        cursors: population.rooms,
        cutEvery: Math.max(50, Math.ceil(options.messages / 8)),
        random: new Random(random.between(0, 1e9)),
      }),
  );
  const senders = population.senders.map(
    (programs, index) =>
      new Sender({
        name: `sender ${index + 1}`,
        programs,
        roomIds: [...population.rooms.keys()],
        messages: share(options.messages, options.senders, index),
        outstanding: options.outstanding,
        random: new Random(random.between(0, 1e9)),
        progress,
        onAttempt: (id, roomId) => attempted.set(id, roomId),
        onAcknowledged: (acknowledgement) => acknowledgements.push(acknowledgement),
      }),
  );
  const startedAt = performance.now();
  readers.forEach((reader) => reader.start());
  const [kills] = await Promise.all([killInTurn(stack, progress, options), ...senders.map((sender) => sender.run())]);
  const sentAt = performance.now();
  const tops = new Map<string, number>();
  for (const { roomId, seq } of acknowledgements) tops.set(roomId, Math.max(tops.get(roomId) ?? 0, seq));
  await Promise.all(readers.map((reader) => reader.reach(tops, catchUpTimeoutMs)));
  const caughtUpAt = performance.now();
  const readerLogs = await Promise.all(readers.map((reader) => reader.finish()));
  const starts = new Map([...population.rooms].map(([id, { seq }]) => [id, Number(seq)]));
  const database = await databaseLog(stack.databaseUrl, starts);
  return {
    findings: check({ attempted, acknowledgements, logs: [...readerLogs, database] }),
    acknowledged: new Set(acknowledgements.map(({ clientMessageId }) => clientMessageId)).size,
    delivered: readerLogs.reduce(
      (sum, { rooms }) => sum + [...rooms.values()].reduce((n, room) => n + room.entries.length, 0),
      0,
    ),
    kills,
    cuts: sum(readers, ({ cuts }) => cuts),
    snapshots: sum(readers, ({ snapshots }) => snapshots),
    retries: sum(senders, ({ retries }) => retries),
    repeats: sum(senders, ({ repeats }) => repeats),
    sendingMs: sentAt - startedAt,
    catchingUpMs: caughtUpAt - sentAt,
  };
}

function share(total: number, parts: number, index: number): number {
  return Math.floor(total / parts) + (index < total % parts ? 1 : 0);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
