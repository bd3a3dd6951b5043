/**
 * People who write and read at one address while something happens to what is behind it, run where that address can be reached: node load.ts URL.
 * Says "more" on standard output when ten messages are acknowledged, and again for each line "more" on standard input; any other line is the name of what
 * happens from then on. When standard input ends, everybody sees everything, the recorded history is judged (tools/faults/history), and what came of it
 * is a line of JSON ({@link Judged}).
 */
import type { Message } from '@prosa/proto/chat';
import { createInterface } from 'node:readline';
import { populate } from '../../faults/clients/population.ts';
import { Reader } from '../../faults/clients/reader.ts';
import { Sender } from '../../faults/clients/sender.ts';
import { Calls } from '../../faults/history/calls.ts';
import { check } from '../../faults/history/checker.ts';
import type { Entry, Log, RoomLog } from '../../faults/history/history.ts';
import type { Findings } from '../../faults/history/findings.ts';
import { Progress } from '../../faults/progress.ts';
import { Random } from '../../faults/random.ts';

/** What a load came to. */
export interface Judged {
  readonly acknowledged: number;
  readonly findings: Findings;
  /** Messages that the senders never learnt of, and that are there. */
  readonly recovered: number;
  /** What happened, in turn, and the longest time without any acknowledgement that ended while it did, milliseconds. */
  readonly phases: readonly Phase[];
  /** What senders were told when they failed, how often. */
  readonly failures: readonly (readonly [string, number])[];
}

/** Something that happens while people write. */
export interface Phase {
  readonly name: string;
  longestGapMs: number;
}

const [url = ''] = process.argv.slice(2);
const catchUpMs = 120_000;
const random = new Random(1);
const calls = new Calls();
const progress = new Progress(10);
const phases: Phase[] = [{ name: 'nothing happens', longestGapMs: 0 }];
const commands = createInterface(process.stdin);

const population = await populate(url, { senders: 2, readers: 2, rooms: 3, urlsFor: () => [url] });
const { rooms } = population;
const seeded = () => new Random(random.between(0, 1e9));
const readers = population.readers.map(
  ({ name, programs }) =>
    new Reader({
      ...{ name, programs, cursors: rooms, cutEvery: 500, random: seeded() },
      calls: () => calls,
      onMessage: () => undefined,
    }),
);
let lastAt = Infinity;
const senders = population.senders.map(
  ({ name, programs }) =>
    new Sender({
      ...{ name, programs, roomIds: [...rooms.keys()], outstanding: 2, random: seeded(), progress },
      traffic: { copies: 1, pauseMs: 50 },
      calls: () => calls,
      onAcknowledged: () => {
        const now = performance.now();
        const phase = phases.at(-1)!;
        phase.longestGapMs = Math.max(phase.longestGapMs, Math.round(now - lastAt));
        lastAt = now;
      },
    }),
);
readers.forEach((reader) => reader.start());
commands.on('line', (line) => (line === 'more' ? sayMore() : phases.push({ name: line, longestGapMs: 0 })));
commands.on('close', () => progress.finish());
sayMore();
await Promise.all(senders.map((sender) => sender.run()));

const fresh = await Promise.all([...rooms].map(async ([id, { seq }]) => [id, await written(id, Number(seq))] as const));
const tops = new Map(fresh.map(([id, { entries }]) => [id, entries.at(-1)?.seq ?? 0]));
const [epoch = ''] = [...rooms.values()].map((room) => room.epoch);
await Promise.all(readers.map((reader) => reader.reach(tops, epoch, catchUpMs)));
const database: Log = { name: 'database', rooms: new Map(fresh) };
const verdict = check({ calls, logs: [...readers.map((reader) => reader.log()), database], finals: [] });
await Promise.all(readers.map((reader) => reader.finish()));
population.close();
const failures = senders.flatMap((sender) => [...sender.failures]);
const judged: Judged = { ...verdict, phases, failures };
console.log(JSON.stringify(judged));

function sayMore(): void {
  void progress.reach(progress.acknowledged + 10).then(() => console.log('more'));
}

/** A room's messages as somebody gets them who opens it now. */
async function written(roomId: string, startSeq: number): Promise<RoomLog> {
  const [person] = population.senders;
  const entries: Entry[] = [];
  for (;;) {
    const value = BigInt(entries.at(-1)?.seq ?? startSeq);
    const page = await person?.programs[0]?.messages.listMessages({
      roomId,
      position: { case: 'afterSeq', value },
      limit: 200,
    });
    if (page === undefined || page.messages.length === 0) return { startSeq, entries };
    entries.push(...page.messages.map(entryOf));
  }
}

function entryOf({ seq, id, clientMessageId }: Message): Entry {
  return { seq: Number(seq), messageId: id, clientMessageId };
}
