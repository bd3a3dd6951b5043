import { Code } from '@connectrpc/connect';
import type { ConverseRequest, Question } from '@prosa/proto/ai';
import { failure } from '@prosa/service';

/** Questions that may wait while one is answered. */
const maxWaiting = 4;

/** A question that came up, and the signal that says when its answer is no longer wanted. */
export interface Turn {
  readonly question: Question;
  /** Aborted with {@link stoppedByCaller} by a cancel, with the call's reason when the call ends. */
  readonly signal: AbortSignal;
}

/** Why a turn's signal was aborted by a cancel. */
export const stoppedByCaller = new Error('the caller stopped the answer');

/**
 * What comes up in a conversation, read while answers go down: questions wait in the order in which they came; a
 * cancel stops the one that is being answered, else the first that waits, else nothing.
 */
export class ConversationTurns {
  readonly #waiting: { question: Question; stop: AbortController }[] = [];
  readonly #callSignal: AbortSignal;
  #current: AbortController | undefined;
  #ended = false;
  #failure: { reason: unknown } | undefined;
  #wake: () => void = () => undefined;

  constructor(requests: AsyncIterable<ConverseRequest>, callSignal: AbortSignal) {
    this.#callSignal = callSignal;
    void this.#read(requests);
  }

  /**
   * The turns, one at a time: the next is given when the one before is over. Throws what the stream of requests
   * throws, and RESOURCE_EXHAUSTED (OVERLOADED) when more questions wait than may.
   */
  async *[Symbol.asyncIterator](): AsyncGenerator<Turn> {
    for (;;) {
      if (this.#failure) throw this.#failure.reason;
      const next = this.#waiting.shift();
      if (next) {
        this.#current = next.stop;
        yield { question: next.question, signal: AbortSignal.any([next.stop.signal, this.#callSignal]) };
        this.#current = undefined;
      } else if (this.#ended) {
        return;
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    }
  }

  async #read(requests: AsyncIterable<ConverseRequest>): Promise<void> {
    try {
      for await (const { turn } of requests) {
        if (turn.case === 'question') this.#queue(turn.value);
        else (this.#current ?? this.#waiting[0]?.stop)?.abort(stoppedByCaller);
        this.#wake();
      }
      this.#ended = true;
    } catch (reason) {
      this.#failure = { reason };
      this.#current?.abort(reason);
    }
    this.#wake();
  }

  #queue(question: Question): void {
    if (this.#waiting.length >= maxWaiting) {
      throw failure('OVERLOADED', Code.ResourceExhausted, 'more questions wait than may');
    }
    this.#waiting.push({ question, stop: new AbortController() });
  }
}
