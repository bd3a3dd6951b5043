import { Code, ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import type { LogEvent } from '@prosa/proto/persistence';
import { databaseFailure, isDatabaseAway } from '../database/failures.ts';
import { Turns } from '../turns.ts';
import type { NewSend } from './append-batch.ts';
import type { Committer } from './committer.ts';
import type { SendOutcome } from './send-outcome.ts';

/** Rich sends at a time: each holds a connection of the pool. */
const atOnce = 3;
/** Sends that are taken and not settled. */
const maxUnderWay = 5_000;
const tooMany = 'too many messages are waiting; try again';

/** What the lanes work with. */
export interface SendLanesOptions {
  committer: Committer;
  /** Stores one rich send; throws what is nobody's refusal. */
  storeRich(send: NewSend): Promise<SendOutcome>;
  /** Gets the event of each rich send, before it is settled. */
  publish(events: readonly LogEvent[]): void;
  /** Told of failures that are nobody's refusal. */
  onTrouble(reason: unknown): void;
  /** Why nothing can be stored at the moment, if so: then sends are refused at once. */
  refusal?(): ConnectError | undefined;
}

/**
 * Two ways in: batches for what is text, one transaction each for rich sends, beside the batches. Sends of one person are stored
 * one after another over both: what comes while a rich one of theirs waits goes behind it.
 */
export class SendLanes {
  readonly #options: SendLanesOptions;
  readonly #turns = new Turns({
    atOnce,
    waiting: maxUnderWay,
    refusal: tooMany,
    retryAfterMs: 500,
  });
  /** The last send of each person who has a rich one under way. */
  readonly #last = new Map<string, Promise<void>>();
  #under = 0;
  #closed = false;

  constructor(options: SendLanesOptions) {
    this.#options = options;
  }

  /** Stores a send. `settle` is called once, later. */
  submit(send: NewSend, settle: (outcome: SendOutcome) => void): void {
    const error = this.#options.refusal?.();
    if (error) return queueMicrotask(() => settle({ error }));
    const before = this.#last.size > 0 ? this.#last.get(send.senderId) : undefined;
    if (!send.rich && !before) return this.#options.committer.submit(send, settle);
    if (this.#closed) return queueMicrotask(() => settle({ error: shuttingDown() }));
    if (this.#under >= maxUnderWay) return queueMicrotask(() => settle({ error: overloaded() }));
    this.#under++;
    const done = this.#store(send, before ?? this.#options.committer.settled())
      .catch((reason: unknown) => ({ error: this.#refusalFor(reason) }))
      .then((outcome) => {
        this.#under--;
        if ('event' in outcome && outcome.event) this.#options.publish([outcome.event]);
        if (this.#last.get(send.senderId) === done) this.#last.delete(send.senderId);
        settle(outcome);
      });
    this.#last.set(send.senderId, done);
  }

  /** Takes no rich sends any more and resolves when those that were taken are settled. Close before the committer. */
  async close(): Promise<void> {
    this.#closed = true;
    while (this.#last.size > 0) await Promise.all(this.#last.values());
  }

  async #store(send: NewSend, before: Promise<void>): Promise<SendOutcome> {
    await before;
    return send.rich ? this.#turns.take(() => this.#options.storeRich(send)) : this.#storePlain(send);
  }

  /** The committer publishes what it stores itself. */
  #storePlain(send: NewSend): Promise<SendOutcome> {
    return new Promise((resolve) => {
      this.#options.committer.submit(send, (outcome) =>
        resolve('message' in outcome ? { message: outcome.message } : outcome),
      );
    });
  }

  #refusalFor(reason: unknown): ConnectError {
    if (reason instanceof ConnectError) return reason;
    if (isDatabaseAway(reason)) return databaseFailure(reason);
    this.#options.onTrouble(reason);
    return failure('INTERNAL', Code.Internal, 'internal error', { cause: reason });
  }
}

function overloaded(): ConnectError {
  return failure('OVERLOADED', Code.Unavailable, tooMany, { retryAfterMs: 500 });
}

function shuttingDown(): ConnectError {
  return failure('SHUTTING_DOWN', Code.Unavailable, 'the service is shutting down');
}
