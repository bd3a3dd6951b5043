import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** How much of something may be under way. */
export interface SlotLimits {
  /** What it is, for those who are refused: `uploads`. */
  readonly what: string;
  readonly ofOne: number;
  readonly all: number;
}

/** How much is under way at once: of one person, and of all. Each holds memory and a file here or at persistence. */
export class Slots {
  readonly #limits: SlotLimits;
  readonly #of = new Map<string, number>();
  #all = 0;

  constructor(limits: SlotLimits) {
    this.#limits = limits;
  }

  /** Does the work if there is a slot. Throws RATE_LIMITED (too many of one person's) or OVERLOADED. */
  async take(userId: string, work: () => Promise<void>): Promise<void> {
    const { what, ofOne, all } = this.#limits;
    const mine = this.#of.get(userId) ?? 0;
    if (mine >= ofOne) {
      throw failure('RATE_LIMITED', Code.ResourceExhausted, `too many ${what} at once`, { retryAfterMs: 1_000 });
    }
    if (this.#all >= all) {
      throw failure('OVERLOADED', Code.Unavailable, `too many ${what} at the moment`, { retryAfterMs: 2_000 });
    }
    this.#of.set(userId, mine + 1);
    this.#all++;
    try {
      await work();
    } finally {
      this.#all--;
      const left = (this.#of.get(userId) ?? 1) - 1;
      if (left > 0) this.#of.set(userId, left);
      else this.#of.delete(userId);
    }
  }
}
