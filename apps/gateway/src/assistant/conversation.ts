import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Client } from '@connectrpc/connect';
import type { AssistantService, ConverseRequestSchema, ConverseResponse } from '@prosa/proto/ai';
import type { ReadablePassage } from '@prosa/proto/persistence';
import { aiUnavailable } from './ai-failures.ts';
import { Sources, toAiPassage } from './sources.ts';

/** An engine that says nothing for so long has hung. */
const SILENCE_MS = 60_000;
/** So long a stopped answer may take to end; then the conversation is given up. */
const DRAIN_MS = 3_000;

type ConverseTurn = MessageInitShape<typeof ConverseRequestSchema>;

/** One open Converse stream: questions of one person that follow each other. */
export class Conversation {
  /** All that was handed out in it. */
  readonly sources = new Sources();
  readonly #turns = new Turns();
  readonly #responses: AsyncIterator<ConverseResponse>;
  readonly #abort = new AbortController();

  constructor(ai: Client<typeof AssistantService>) {
    this.#responses = ai.converse(this.#turns, { signal: this.#abort.signal })[Symbol.asyncIterator]();
  }

  /**
   * Asks and gives what comes down, the done response last. When the signal is aborted, or who reads goes away, the answer is
   * cancelled; the conversation can go on after that. Throws what the stream fails with, and the signal's reason.
   */
  async *ask(
    text: string,
    passages: readonly ReadablePassage[],
    signal: AbortSignal,
  ): AsyncGenerator<ConverseResponse, void> {
    this.sources.add(passages);
    this.#turns.push({ turn: { case: 'question', value: { text, passages: passages.map(toAiPassage) } } });
    let done = false;
    let pending: Promise<IteratorResult<ConverseResponse, unknown>> | undefined;
    try {
      while (!done) {
        pending = this.#responses.next();
        const result = await within(pending, SILENCE_MS, signal);
        pending = undefined;
        if (result.done) throw aiUnavailable();
        done = result.value.done;
        yield result.value;
      }
    } catch (reason) {
      if (!signal.aborted) this.close();
      throw reason;
    } finally {
      if (!done && !this.closed) await this.#cancel(pending);
    }
  }

  /** Whether nothing can be asked in it any more. */
  get closed(): boolean {
    return this.#abort.signal.aborted;
  }

  /** Ends it. */
  close(): void {
    this.#turns.end();
    this.#abort.abort();
  }

  /** Stops the answer and reads what is still under way of it, so that the next answer begins where it should. */
  async #cancel(pending: Promise<IteratorResult<ConverseResponse, unknown>> | undefined): Promise<void> {
    this.#turns.push({ turn: { case: 'cancel', value: {} } });
    const limit = AbortSignal.timeout(DRAIN_MS);
    try {
      for (let next = pending; ; next = undefined) {
        const result = await within(next ?? this.#responses.next(), DRAIN_MS, limit);
        if (result.done) return this.close();
        if (result.value.done) return;
      }
    } catch {
      this.close();
    }
  }
}

/** What goes up, as it comes. */
class Turns implements AsyncIterable<ConverseTurn> {
  #waiting: ConverseTurn[] = [];
  #ended = false;
  #look: () => void = () => undefined;

  push(turn: ConverseTurn): void {
    this.#waiting.push(turn);
    this.#look();
  }

  end(): void {
    this.#ended = true;
    this.#look();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ConverseTurn> {
    for (;;) {
      const turn = this.#waiting.shift();
      if (turn !== undefined) yield turn;
      else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#look = resolve));
    }
  }
}

/** Waits for it; throws AI_UNAVAILABLE when it takes too long, and the signal's reason. */
export async function within<T>(promise: Promise<T>, timeoutMs: number, signal: AbortSignal): Promise<T> {
  promise.catch(() => undefined); // it may fail after nobody waits any more
  let stop: () => void = () => undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        const timer = setTimeout(() => reject(aiUnavailable()), timeoutMs);
        const onAbort = () => reject(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
        stop = () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', onAbort);
        };
        if (signal.aborted) onAbort();
        else signal.addEventListener('abort', onAbort, { once: true });
      }),
    ]);
  } finally {
    stop();
  }
}
