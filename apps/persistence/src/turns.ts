import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** How many do something at a time, and what those get who are too many. */
export interface TurnLimits {
  atOnce: number;
  /** So many more wait, in the order in which they came. */
  waiting: number;
  /** Said to everybody beyond. */
  refusal: string;
  retryAfterMs: number;
}

/** Lets only so many do dear work at a time, so that the rest of the service goes on beside it. */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /**
   * Does the work when it is its turn and gives what it gives. Throws UNAVAILABLE (OVERLOADED, with RetryInfo) when
   * too many wait, and the signal's reason when it was aborted meanwhile: nobody waits for the outcome any more.
   */
  async take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const { atOnce, waiting, refusal, retryAfterMs } = this.#limits;
    if (this.#running < atOnce) {
      this.#running++;
    } else {
      if (this.#waiting.length >= waiting) throw failure('OVERLOADED', Code.Unavailable, refusal, { retryAfterMs });
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
    try {
      signal?.throwIfAborted();
      return await work();
    } finally {
      // The turn goes to whoever waits first.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
