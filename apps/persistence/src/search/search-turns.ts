import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import { Turns } from '../turns.ts';

/** Searches at a time: each holds a connection of the pool and reads a lot. */
const atOnce = 3;
const maxWaiting = 60;
/** Of one person; more is no typing. */
const maxOfOne = 6;

/** Who searches when: search is dear, and neither the other calls nor the other people may have to wait for one's flood. */
export class SearchTurns {
  readonly #turns = new Turns({
    atOnce,
    waiting: maxWaiting,
    refusal: 'too many people search at the moment',
    retryAfterMs: 2_000,
  });
  readonly #underWay = new Map<string, number>();

  /** Searches when it is the person's turn. Throws RATE_LIMITED (too many of theirs are under way) and as `Turns.take`. */
  async take<T>(actorId: string, search: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const mine = this.#underWay.get(actorId) ?? 0;
    if (mine >= maxOfOne) {
      throw failure('RATE_LIMITED', Code.ResourceExhausted, 'too many searches at once', { retryAfterMs: 1_000 });
    }
    this.#underWay.set(actorId, mine + 1);
    try {
      return await this.#turns.take(search, signal);
    } finally {
      const left = (this.#underWay.get(actorId) ?? 1) - 1;
      if (left > 0) this.#underWay.set(actorId, left);
      else this.#underWay.delete(actorId);
    }
  }
}
