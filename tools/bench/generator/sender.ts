import type { Outlet, OutletEvents } from './driver.ts';

/** What a sender tells the load. Times are of performance.now(). */
export interface SenderEvents {
  /** The server has kept a message. */
  onAcknowledged(sender: Sender, intendedAt: number): void;
  /** A message was refused, or the connection broke. */
  onFailed(reason: string): void;
}

/** One person's way of sending, with at most one message outstanding: what comes meanwhile waits in line. */
export class Sender {
  readonly #outlet: Outlet;
  readonly #events: SenderEvents;
  readonly #waiting: number[] = [];
  #outstandingSince: number | undefined;
  #closing = false;

  /** `open` makes the outlet, which tells what it is given. */
  constructor(open: (events: OutletEvents) => Outlet, events: SenderEvents) {
    this.#events = events;
    this.#outlet = open({
      onAcknowledged: () => this.#settle(),
      onFailed: (reason) => {
        if (this.#closing) return;
        events.onFailed(reason);
        this.#settle(false);
      },
    });
  }

  /** Whether nothing is outstanding or waiting. */
  get idle(): boolean {
    return this.#outstandingSince === undefined && this.#waiting.length === 0;
  }

  /** Sends a message, or queues it behind the outstanding one; its latency counts from `intendedAt` either way. */
  send(intendedAt: number): void {
    if (this.#outstandingSince !== undefined) {
      this.#waiting.push(intendedAt);
      return;
    }
    this.#outstandingSince = intendedAt;
    this.#outlet.send(intendedAt);
  }

  close(): void {
    this.#closing = true;
    this.#outlet.close();
  }

  #settle(kept = true): void {
    const intendedAt = this.#outstandingSince;
    this.#outstandingSince = undefined;
    if (kept && intendedAt !== undefined) this.#events.onAcknowledged(this, intendedAt);
    if (this.#outstandingSince !== undefined) return;
    const next = this.#waiting.shift();
    if (next !== undefined) this.send(next);
  }
}
