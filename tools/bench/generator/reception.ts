import { SeqCheck } from '../measure/seq-check.ts';
import type { EventLog } from './event-log.ts';

/** What the load hears of a subscriber. */
export interface ReceptionEvents {
  /** A message arrived; `intendedAt` where it is known. */
  onDelivery(intendedAt: number | undefined): void;
  /** The connection ended by itself after it had been ready; comes once. */
  onBroken(reason: string): void;
  /** The connection ended, and the subscriber comes back. */
  onCutOff(): void;
  /** It is back, and everything that was missed has come. */
  onBack(): void;
}

/** What one subscriber gets: the driver tells it, it checks the order of everything. */
export class Reception {
  /** Resolves when everything that is sent from now on will come; rejects when the connection ended before. */
  readonly ready: Promise<void>;
  readonly #checks = new Map<EventLog, SeqCheck>();
  readonly #events: ReceptionEvents;
  readonly #settle: { resolve(): void; reject(reason: Error): void };
  #closing = false;
  #cutOff = false;

  constructor(events: ReceptionEvents) {
    this.#events = events;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.ready = promise;
    this.#settle = { resolve, reject };
  }

  /** Everything of this log after `seq` has to come. Who comes back still expects what they expected. */
  expect(log: EventLog, seq: number): void {
    if (!this.#checks.has(log)) this.#checks.set(log, new SeqCheck(seq));
  }

  /** The last number of this log that came. */
  lastOf(log: EventLog): number {
    return (this.#checks.get(log)?.next ?? 1) - 1;
  }

  /** From here on everything counts. */
  becomeReady(): void {
    this.#settle.resolve();
    if (this.#cutOff) this.#events.onBack();
    this.#cutOff = false;
  }

  /** The connection is gone and will be opened again; false when that is not wanted, because all is over. */
  cutOff(): boolean {
    if (this.#closing) return false;
    if (!this.#cutOff) this.#events.onCutOff();
    this.#cutOff = true;
    return true;
  }

  /** A message arrived. One of a log that is not expected is none of ours. */
  deliver(log: EventLog, seq: number, intendedAt?: number): void {
    const check = this.#checks.get(log);
    if (check === undefined) return;
    check.accept(seq);
    this.#events.onDelivery(intendedAt);
  }

  /** The connection is gone. */
  end(reason: string): void {
    this.#settle.reject(new Error(reason));
    if (!this.#closing) this.#events.onBroken(reason);
  }

  /** The connection is about to be closed by us. */
  expectEnd(): void {
    this.#closing = true;
  }

  /** Whether everything that was acknowledged has arrived. */
  get caughtUp(): boolean {
    for (const [log, check] of this.#checks) if (check.next <= log.topSeq) return false;
    return true;
  }

  /** What went wrong since it was opened. */
  faults(): { lost: number; doubled: number; reordered: number } {
    const faults = { lost: 0, doubled: 0, reordered: 0 };
    for (const [log, check] of this.#checks) {
      faults.lost += check.lost(log.topSeq);
      faults.doubled += check.doubled;
      faults.reordered += check.reordered;
    }
    return faults;
  }
}
