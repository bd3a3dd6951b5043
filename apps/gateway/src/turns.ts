import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** How many streams of a kind may be under way at once, and what the kind is called. */
export interface TurnLimits {
  /** In the plural, for the words of an error: `answers`. */
  readonly what: string;
  readonly ofOnePerson: number;
  readonly atThisGateway: number;
}

/** Who has streams of a kind under way at this gateway: each holds a stream to a service behind it. */
export class Turns {
  readonly #limits: TurnLimits;
  readonly #of = new Map<string, number>();
  #all = 0;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  /** Passes on what is made, if there is a turn. Throws RATE_LIMITED (too many of one person's) or OVERLOADED. */
  async *during<T>(userId: string, make: () => AsyncIterable<T>): AsyncGenerator<T> {
    const { what, ofOnePerson, atThisGateway } = this.#limits;
    const mine = this.#of.get(userId) ?? 0;
    if (mine >= ofOnePerson) {
      const message = `too many ${what} at once: at most ${ofOnePerson} of one person`;
      throw failure('RATE_LIMITED', Code.ResourceExhausted, message, { retryAfterMs: 1_000 });
    }
    if (this.#all >= atThisGateway) {
      throw failure('OVERLOADED', Code.Unavailable, `too many ${what} under way`, { retryAfterMs: 2_000 });
    }
    this.#of.set(userId, mine + 1);
    this.#all++;
    try {
      yield* make();
    } finally {
      this.#all--;
      const left = (this.#of.get(userId) ?? 1) - 1;
      if (left > 0) this.#of.set(userId, left);
      else this.#of.delete(userId);
    }
  }
}
