import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import type { LogEvent } from '@prosa/proto/persistence';
import {
  databaseFailure,
  isDatabaseAway,
  isDatabaseShort,
  isUniqueViolation,
  isWorthAnotherTry,
} from '../database/failures.ts';
import type { NewSend } from './append-batch.ts';
import type { SendOutcome } from './send-outcome.ts';
import { type PendingSend, SendQueue, type SendQueueLimits } from './send-queue.ts';

const limits: SendQueueLimits = { items: 10_000, bytes: 64 << 20, batchItems: 500, batchBytes: 4 << 20 };
const maxTries = 3;

/** What the committer works with. */
export interface CommitterOptions {
  /**
   * Stores a batch in one transaction. Resolves after the commit with a function that makes the outcomes, in the
   * order of the items: making them may wait until the next batch is on its way.
   */
  store(items: readonly NewSend[]): Promise<() => SendOutcome[]>;
  /** Gets the events of each batch, before its sends are settled. */
  publish(events: readonly LogEvent[]): void;
  /** Told of failures that are nobody's refusal. */
  onTrouble(reason: unknown): void;
}

/**
 * Group commit: one loop; whatever arrives while a batch is in flight goes into the next one, and with nothing in
 * flight nothing waits. An item that fails never fails its neighbours.
 */
export class Committer {
  readonly #options: CommitterOptions;
  readonly #queue = new SendQueue(limits);
  #running: Promise<void> | undefined;
  #closed = false;
  /** Sends that were taken, and those of them that are settled. */
  #taken = 0;
  #settled = 0;
  #waiting: { until: number; resolve(): void }[] = [];

  constructor(options: CommitterOptions) {
    this.#options = options;
  }

  /** Stores a send with the next batch. `settle` is called once, later. */
  submit(item: NewSend, settle: (outcome: SendOutcome) => void): void {
    if (this.#closed) return queueMicrotask(() => settle({ error: shuttingDown() }));
    if (!this.#queue.push({ item, settle })) return queueMicrotask(() => settle({ error: overloaded() }));
    this.#taken++;
    // Sends of the same turn go together.
    this.#running ??= Promise.resolve().then(() => this.#run());
  }

  /** Resolves when what was taken up to now is settled. */
  settled(): Promise<void> {
    if (this.#settled >= this.#taken) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ until: this.#taken, resolve }));
  }

  /** Takes nothing more and resolves when what was taken is settled. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    let finish = (): void => undefined;
    while (this.#queue.length > 0) {
      const batch = this.#queue.takeBatch();
      const stored = this.#store(batch);
      finish(); // While the database works, the answers of the batch before are made.
      const outcomes = await stored;
      finish = () => this.#settle(batch, outcomes);
      if (this.#queue.length === 0) {
        finish();
        finish = () => undefined;
      }
    }
    this.#running = undefined;
  }

  #settle(batch: readonly PendingSend[], outcomesOf: () => SendOutcome[]): void {
    let outcomes: SendOutcome[];
    try {
      outcomes = outcomesOf();
      this.#options.publish(
        outcomes.flatMap((outcome) => ('event' in outcome && outcome.event ? [outcome.event] : [])),
      );
    } catch (reason) {
      this.#options.onTrouble(reason);
      outcomes = batch.map(() => ({ error: internal(reason) }));
    }
    batch.forEach((send, index) => send.settle(outcomes[index] ?? { error: internal(undefined) }));
    this.#settled += batch.length;
    while (this.#waiting[0] && this.#waiting[0].until <= this.#settled) this.#waiting.shift()?.resolve();
  }

  async #store(batch: readonly PendingSend[]): Promise<() => SendOutcome[]> {
    const items = batch.map(({ item }) => item);
    for (let run = 1; ; run++) {
      try {
        return await this.#options.store(items);
      } catch (reason) {
        if (isDatabaseAway(reason)) {
          if (isDatabaseShort(reason)) this.#options.onTrouble(reason);
          const error = databaseFailure(reason);
          return () => batch.map(() => ({ error }));
        }
        // The same client id was committed by another process just now: the next run finds it.
        if (run < maxTries && (isUniqueViolation(reason) || isWorthAnotherTry(reason))) continue;
        this.#options.onTrouble(reason);
        if (batch.length === 1) return () => [{ error: internal(reason) }];
        return this.#storeOneByOne(batch);
      }
    }
  }

  async #storeOneByOne(batch: readonly PendingSend[]): Promise<() => SendOutcome[]> {
    const outcomes: (() => SendOutcome[])[] = [];
    for (const send of batch) outcomes.push(await this.#store([send]));
    return () => outcomes.flatMap((outcomesOf) => outcomesOf());
  }
}

function overloaded(): ConnectError {
  return failure('OVERLOADED', Code.Unavailable, 'too many messages are waiting; try again', { retryAfterMs: 500 });
}

function shuttingDown(): ConnectError {
  return failure('SHUTTING_DOWN', Code.Unavailable, 'the service is shutting down');
}

function internal(cause: unknown): ConnectError {
  return failure('INTERNAL', Code.Internal, 'internal error', { cause });
}
