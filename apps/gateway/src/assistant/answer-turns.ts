import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** Answers under way at once: of one person, and at this gateway. */
const MAX_OF_ONE = 3;
const MAX_ALL = 200;

/** Who has answers made at the moment: each holds a stream to the ai service. */
export class AnswerTurns {
  readonly #of = new Map<string, number>();
  #all = 0;

  /** Passes on what is made, if there is a turn. Throws RATE_LIMITED (too many of one person's) or OVERLOADED. */
  async *during<T>(userId: string, make: () => AsyncIterable<T>): AsyncGenerator<T> {
    const mine = this.#of.get(userId) ?? 0;
    if (mine >= MAX_OF_ONE) {
      throw failure('RATE_LIMITED', Code.ResourceExhausted, 'too many answers at once', { retryAfterMs: 1_000 });
    }
    if (this.#all >= MAX_ALL) {
      throw failure('OVERLOADED', Code.Unavailable, 'too many answers are being made', { retryAfterMs: 2_000 });
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
