import { connectProgram } from '@prosa/testing/stack';
import { Chapters } from './chapters.ts';
import { populate, type Population } from './clients/population.ts';
import { Reader } from './clients/reader.ts';
import { Sender } from './clients/sender.ts';
import { Deliveries } from './deliveries.ts';
import type { Latency } from '../bench/measure/latency-histogram.ts';
import type { Verdict } from './history/checker.ts';
import type { Outcome } from './history/calls.ts';
import type { Links } from './link/links.ts';
import type { FaultOptions } from './options.ts';
import { Progress } from './progress.ts';
import { Random } from './random.ts';
import { type Happened, runSchedule } from './schedule.ts';
import type { Means, World } from './world.ts';
import { WriteGaps } from './write-gap.ts';

/** What came of a run. */
export interface FaultResult {
  /** One a history, and one for what each backup held. */
  readonly verdicts: readonly Verdict[];
  readonly acknowledged: number;
  /** Calls by their outcome. */
  readonly outcomes: Readonly<Record<Outcome, number>>;
  /** Entries in the logs of all readers. */
  readonly delivered: number;
  /** From a message's acknowledgement to each reader, faults included. */
  readonly delivery: Latency | undefined;
  readonly happened: readonly Happened[];
  /** Connections that readers cut. */
  readonly cuts: number;
  /** Fresh snapshots that readers had to take. */
  readonly snapshots: number;
  /** Calls that failed and were made again with the same id. */
  readonly retries: number;
  /** Messages sent again without need. */
  readonly repeats: number;
  /** What senders were told when they failed, how often. */
  readonly failures: ReadonlyMap<string, number>;
  /** From the first send to the last acknowledgement. */
  readonly sendingMs: number;
  /** From then until every reader had everything. */
  readonly catchUpMs: number;
}

/** What a run happens on: a stack that is ready, its wires, clock and disk. */
export interface Ground extends Means {
  readonly links: Links;
  readonly builds: World['builds'];
  /** URL of the PostgreSQL that writes now, past all services. */
  readonly databaseUrl: () => Promise<string>;
}

/** Who watches a run. */
export interface Watcher {
  /** A fault is over. */
  fault(happened: Happened, index: number): void;
}

/** Sends, reads, lets the faults happen and judges. Throws when something cannot go on at all. */
export async function run(
  ground: Ground,
  options: FaultOptions,
  names: readonly string[],
  watcher?: Watcher,
): Promise<FaultResult> {
  const { stack, links } = ground;
  await links.toGateways(stack.gatewayUrls);
  const population = await populate(stack.gatewayUrls[0] ?? '', {
    ...options,
    urlsFor: (name) => links.urls(name === 'reader 1'),
  });
  try {
    return await runAmong(population, ground, options, names, watcher);
  } finally {
    population.close();
  }
}

async function runAmong(
  population: Population,
  ground: Ground,
  options: FaultOptions,
  names: readonly string[],
  watcher?: Watcher,
): Promise<FaultResult> {
  const random = new Random(options.seed);
  const progress = new Progress(options.messages);
  const gaps = new WriteGaps();
  const deliveries = new Deliveries();
  const traffic = { copies: 1, pauseMs: options.pauseMs };
  const happened: Happened[] = [];
  const calls = () => chapters.calls;
  const readers = population.readers.map(
    ({ name, programs }) =>
      new Reader({
        name,
        programs,
        cursors: population.rooms,
        cutEvery: Math.max(50, Math.ceil(options.messages / 8)),
        random: new Random(random.between(0, 1e9)),
        calls,
        onMessage: (clientMessageId) => deliveries.arrived(clientMessageId, performance.now()),
      }),
  );
  const senders = population.senders.map(
    ({ name, programs }) =>
      new Sender({
        name,
        programs,
        roomIds: [...population.rooms.keys()],
        outstanding: options.outstanding,
        random: new Random(random.between(0, 1e9)),
        progress,
        traffic,
        calls,
        onAcknowledged: (sender, clientMessageId) => {
          const now = performance.now();
          gaps.acknowledged(sender, now);
          deliveries.acknowledged(clientMessageId, now);
        },
      }),
  );
  const { stack } = ground;
  // What is asked at the end goes past the wires.
  const people = [...population.senders, ...population.readers].map((person) => ({
    ...person,
    programs: person.programs
      .slice(0, 1)
      .map(({ token }) => connectProgram(stack.gatewayUrls[0] ?? '', { token, userId: person.userId })),
  }));
  const starts = new Map([...population.rooms].map(([id, { seq }]) => [id, Number(seq)]));
  const chapters: Chapters = new Chapters({ databaseUrl: ground.databaseUrl, readers, people, starts });
  const world = {
    ...ground,
    progress,
    traffic,
    random,
    holdMs: options.holdMs,
    gateways: options.gateways,
    persistences: options.persistences,
    histories: chapters,
  };
  const startedAt = performance.now();
  readers.forEach((reader) => reader.start());
  try {
    const schedule = runSchedule({
      plan: { names, messages: options.messages },
      world,
      senders,
      gaps,
      deliveries,
      onFault: (fault) => {
        happened.push(fault);
        watcher?.fault(fault, happened.length);
      },
    }).finally(() => progress.finish());
    await Promise.all([schedule, ...senders.map((sender) => sender.run())]);
    const sendingMs = performance.now() - startedAt;
    await chapters.close();
    await Promise.all(readers.map((reader) => reader.finish()));
    return {
      verdicts: chapters.verdicts,
      acknowledged: sum(chapters.verdicts, ({ acknowledged }) => acknowledged),
      outcomes: chapters.outcomes,
      delivered: chapters.delivered,
      delivery: deliveries.read(),
      happened,
      cuts: sum(readers, ({ cuts }) => cuts),
      snapshots: sum(readers, ({ snapshots }) => snapshots),
      retries: sum(senders, ({ retries }) => retries),
      repeats: sum(senders, ({ repeats }) => repeats),
      failures: allFailures(senders),
      sendingMs,
      catchUpMs: chapters.catchUpMs,
    };
  } finally {
    for (const { programs } of people) programs.forEach((program) => program.close());
  }
}

function allFailures(senders: readonly Sender[]): Map<string, number> {
  const all = new Map<string, number>();
  for (const { failures } of senders) {
    for (const [kind, count] of failures) all.set(kind, (all.get(kind) ?? 0) + count);
  }
  return all;
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
