import { fromBinary } from '@bufbuild/protobuf';
import { RoomEventSchema } from '@prosa/proto/chat';
import type { TailItem } from '@prosa/proto/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
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

/**
 * Finds whom new messages call where no tab is open, beside the acknowledgement of messages. Every process does it: what one
 * has planned, the others leave as it is. As long as nobody has a push subscription it does nothing.
 */
export class PushPlanner implements TailReader {
  readonly #db: Queries;
  readonly #onPlanned: () => void;
  readonly #onTrouble: (reason: unknown) => void;
  readonly #waiting = new Set<string>();
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
        await this.#plan(ids);
        for (const id of ids) this.#waiting.delete(id);
      }
      if (!this.#wanted) this.#waiting.clear();
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

  async #plan(ids: readonly string[]): Promise<void> {
    const rows = await this.#db.selectFrom('message').selectAll().where('id', 'in', ids).execute();
    if ((await planPushes(this.#db, rows)) > 0) this.#onPlanned();
  }
}
