import { fromBinary } from '@bufbuild/protobuf';
import { RoomEventSchema } from '@prosa/proto/chat';
import type { TailItem } from '@prosa/proto/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { isDatabaseAway } from '../database/failures.ts';
import { RetryDelay } from '../database/retry-delay.ts';
import type { TailReader } from '../log/tail-hub.ts';
import { planPushes } from './plan.ts';

/** Messages are collected this long. */
const collectMs = 250;
const maxAtOnce = 200;
/** More than this is not waited with: who has so much to hear hears enough. */
const maxWaiting = 20_000;
/** Whether anybody has a subscription is asked for so often at most. */
const lookAgainMs = 5_000;
/** What was sent so long before a start is looked through again: it may not have been planned. */
const startMs = 600_000;
/** A message that cannot be planned so often, by itself, is left out: the others must not wait for it for ever. */
const maxTries = 3;

/**
 * Finds whom new messages call where no tab is open, beside the acknowledgement of messages. Every process does it: what one
 * has planned, the others leave as it is. As long as nobody has a push subscription it does nothing.
 */
export class PushPlanner implements TailReader {
  readonly #db: Queries;
  readonly #onPlanned: () => void;
  readonly #onTrouble: (reason: unknown) => void;
  readonly #waiting = new Set<string>();
  /** How often those failed that failed by themselves. */
  readonly #tries = new Map<string, number>();
  readonly #delay = new RetryDelay(500, 10_000);
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #wanted = false;
  #lookedAt = -Infinity;
  #startId = uuidv7({ msecs: Date.now() - startMs });
  #started = false;
  #closed = false;

  /** `onPlanned` is called when something new waits to be sent. */
  constructor(db: Queries, onPlanned: () => void, onTrouble: (reason: unknown) => void) {
    this.#db = db;
    this.#onPlanned = onPlanned;
    this.#onTrouble = onTrouble;
  }

  /** Looks through what was sent shortly before. */
  start(): void {
    this.#schedule();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#delay.cancel();
    await this.#running;
  }

  /** What happens in the rooms. */
  push({ item }: TailItem): void {
    if (item.case !== 'event' || this.#closed) return;
    if (!this.#wanted && performance.now() - this.#lookedAt < lookAgainMs) return;
    if (this.#waiting.size >= maxWaiting) return;
    const { change } = fromBinary(RoomEventSchema, item.value.event);
    if (change.case !== 'messageCreated' || !change.value.message) return;
    this.#waiting.add(change.value.message.id);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#closed || this.#running || this.#timer) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#work().finally(() => {
        this.#running = undefined;
        if (this.#waiting.size > 0 || !this.#started) this.#schedule();
      });
    }, collectMs);
  }

  async #work(): Promise<void> {
    try {
      await this.#look();
      if (!this.#started) await this.#planSinceStart();
      for (let ids = this.#some(); this.#wanted && ids.length > 0 && !this.#closed; ids = this.#some()) {
        await this.#planAll(ids);
      }
      if (!this.#wanted) {
        this.#waiting.clear();
        this.#tries.clear();
      }
      this.#delay.reset();
    } catch (reason) {
      this.#onTrouble(reason);
      await this.#delay.wait();
    }
  }

  /** Whether anybody has a subscription; a new one is heard of within seconds. */
  async #look(): Promise<void> {
    if (performance.now() - this.#lookedAt < lookAgainMs && this.#wanted) return;
    this.#lookedAt = performance.now();
    const any = await this.#db.selectFrom('push_subscription').select('id').limit(1).executeTakeFirst();
    this.#wanted = any !== undefined;
  }

  async #planSinceStart(): Promise<void> {
    if (this.#wanted) {
      const rows = await this.#db
        .selectFrom('message')
        .select('id')
        .where('id', '>', this.#startId)
        .orderBy('id', 'desc')
        .limit(2_000)
        .execute();
      for (const { id } of rows) this.#waiting.add(id);
    }
    this.#started = true;
  }

  #some(): string[] {
    return [...this.#waiting].slice(0, maxAtOnce);
  }

  /** Together, or where that fails one by one. Throws when the database is away, and when one is to be tried again. */
  async #planAll(ids: readonly string[]): Promise<void> {
    try {
      await this.#plan(ids);
      return;
    } catch (reason) {
      if (isDatabaseAway(reason)) throw reason;
    }
    let failed = 0;
    for (const id of ids) if (!(await this.#planOne(id))) failed++;
    if (failed > 0) throw new Error(`${failed} messages could not be planned`);
  }

  /** Whether it is settled: planned, or left out. Throws when the database is away. */
  async #planOne(id: string): Promise<boolean> {
    try {
      await this.#plan([id]);
      return true;
    } catch (reason) {
      if (isDatabaseAway(reason)) throw reason;
      const tries = (this.#tries.get(id) ?? 0) + 1;
      this.#tries.set(id, tries);
      if (tries < maxTries) return false;
      this.#onTrouble(new Error(`nobody is called by message ${id}: it failed ${tries} times`, { cause: reason }));
      this.#done([id]);
      return true;
    }
  }

  #done(ids: readonly string[]): void {
    for (const id of ids) {
      this.#waiting.delete(id);
      this.#tries.delete(id);
    }
  }

  async #plan(ids: readonly string[]): Promise<void> {
    const rows = await this.#db.selectFrom('message').selectAll().where('id', 'in', ids).execute();
    if ((await planPushes(this.#db, rows)) > 0) this.#onPlanned();
    this.#done(ids);
  }
}
