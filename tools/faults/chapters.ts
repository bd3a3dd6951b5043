import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Person } from './clients/population.ts';
import { type Reader, toReadState } from './clients/reader.ts';
import { Calls, type SendCall } from './history/calls.ts';
import { check, type Verdict } from './history/checker.ts';
import { databaseLog } from './history/database-log.ts';
import type { FinalReadState, Log } from './history/history.ts';
import type { Histories } from './world.ts';

/** Clocks of JavaScript tell whole milliseconds. */
const aroundPointMs = 10;

/** Readers get so long after the last acknowledgement; what they do not have then is lost. */
const catchUpTimeoutMs = 60_000;
/** And so much longer for each message that is there: after a restored backup each of them reads all of it anew. */
const readAnewMs = 1;

/** What the chapters of a run are made of. */
export interface ChaptersOptions {
  /** URL of the PostgreSQL that writes, past all services. */
  readonly databaseUrl: () => Promise<string>;
  readonly readers: readonly Reader[];
  readonly people: readonly Person[];
  /** The rooms, and where everybody came in. */
  readonly starts: ReadonlyMap<string, number>;
}

/** A run's histories: one, and another one after each restored backup. Each is judged when it ends. */
export class Chapters implements Histories {
  readonly #options: ChaptersOptions;
  readonly verdicts: Verdict[] = [];
  #calls = new Calls();
  #restored: Log | undefined;
  /** What was acknowledged before `from` is in what will be restored, what was sent after `to` is not; `performance.now()`. */
  #point = { from: Infinity, to: Infinity };
  /** Calls by their outcome, of all chapters. */
  readonly outcomes = { ok: 0, fail: 0, unknown: 0 };
  /** Entries in the logs of all readers. */
  delivered = 0;
  /** From the end of traffic until every reader had everything, the last time. */
  catchUpMs = 0;

  constructor(options: ChaptersOptions) {
    this.#options = options;
  }

  /** Where calls are written down now. */
  get calls(): Calls {
    return this.#calls;
  }

  backupBegins(): void {
    this.#point = { from: performance.now(), to: Infinity };
  }

  async pointPasses(): Promise<Date> {
    const from = performance.now();
    await wait(aroundPointMs);
    const time = new Date();
    await wait(aroundPointMs);
    this.#point = { from, to: performance.now() };
    return time;
  }

  async close(): Promise<void> {
    const { readers, starts } = this.#options;
    const quietAt = performance.now();
    const databaseUrl = await this.#options.databaseUrl();
    const database = await databaseLog(databaseUrl, starts);
    const tops = new Map([...database.rooms].map(([id, { entries }]) => [id, entries.at(-1)?.seq ?? 0]));
    const epoch = await epochOf(databaseUrl);
    const timeoutMs = catchUpTimeoutMs + [...tops.values()].reduce((sum, top) => sum + top, 0) * readAnewMs;
    await Promise.all(readers.map((reader) => reader.reach(tops, epoch, timeoutMs)));
    this.catchUpMs = performance.now() - quietAt;
    const finals = await this.#finals();
    const logs = [...readers.map((reader) => reader.log()), database];
    for (const { rooms } of logs.slice(0, -1)) {
      for (const { entries } of rooms.values()) this.delivered += entries.length;
    }
    const counts = this.#calls.counts();
    for (const outcome of ['ok', 'fail', 'unknown'] as const) this.outcomes[outcome] += counts[outcome];
    this.verdicts.push(check({ calls: this.#calls, logs, finals, restored: this.#restored }));
  }

  /** What was acknowledged before the backup began must be in it; what came later may be, unless it came after the point. */
  async begin(): Promise<void> {
    const { databaseUrl, starts } = this.#options;
    const restored = await databaseLog(await databaseUrl(), starts);
    const before = this.#calls;
    const then = new Calls();
    for (const call of before.sends) then.sends.push(seenFrom(call, this.#point));
    const held = check({ calls: then, logs: [restored], finals: [], restored: this.#restored });
    this.verdicts.push({ findings: held.findings, acknowledged: 0, recovered: 0 });
    this.#restored = restored;
    this.#calls = new Calls();
    for (const { person, roomId, clientMessageId } of before.sends) this.#calls.send(person, roomId, clientMessageId);
    for (const { person, roomId, seq } of before.marks) this.#calls.mark(person, roomId, seq);
    this.outcomes.unknown -= before.sends.length + before.marks.length; // counted already
  }

  async #finals(): Promise<FinalReadState[]> {
    const { people, readers, starts } = this.#options;
    const finals: FinalReadState[] = [];
    for (const { name: person, userId, programs } of people) {
      const reader = readers.find(({ name }) => name === person);
      const listed = await programs[0]?.rooms.listRooms({});
      for (const { room, readState } of listed?.rooms ?? []) {
        if (room === undefined || readState === undefined || !starts.has(room.id)) continue;
        await reader?.hears(room.id, Number(readState.revision), catchUpTimeoutMs);
        const streamed = reader?.marker(room.id);
        finals.push({ person, userId, roomId: room.id, fetched: toReadState(readState), streamed });
      }
    }
    return finals;
  }
}

/** A call as it counts for what was restored. */
function seenFrom(call: SendCall, { from, to }: { from: number; to: number }): SendCall {
  if (call.invokedAt > to) return { ...call, outcome: 'fail', acknowledgement: undefined };
  if (call.outcome !== 'ok' || (call.endedAt ?? Infinity) < from) return call;
  return { ...call, outcome: 'unknown', acknowledgement: undefined };
}

async function epochOf(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ epoch: string }>('select epoch from workspace');
    return rows[0]?.epoch ?? '';
  } finally {
    await client.end();
  }
}
