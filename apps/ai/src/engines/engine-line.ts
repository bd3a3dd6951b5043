import type { Passage } from '@prosa/proto/ai';
import type { Logger } from '@prosa/service';
import type { CircuitBreaker } from './circuit-breaker.ts';
import {
  EngineBusyError,
  type Conversation,
  type Engine,
  type EngineName,
  type Question,
  type Sentence,
  type Tally,
} from './engine.ts';

/** The engine that is asked first, when one is set up, and what watches over it. */
export interface PreferredEngine {
  readonly engine: Engine;
  readonly breaker: CircuitBreaker;
}

/** How a piece of work went; it changes until the work is over. */
export interface Work extends Tally {
  /** Which engine ended it. */
  engine: EngineName;
  /** The preferred engine did not answer, or not to the end. */
  fallback: boolean;
}

/**
 * The engines in the order in which they are asked. When the preferred one fails or is left alone, `builtin` does the
 * work. Sentences that went down before a failure stay, since each was checked and has its sources; `builtin` goes on
 * with what they do not rest on, and the work says `fallback`.
 */
export class EngineLine {
  readonly #preferred: PreferredEngine | undefined;
  readonly #builtin: Engine;
  readonly #logger: Logger;

  constructor(preferred: PreferredEngine | undefined, builtin: Engine, logger: Logger) {
    this.#preferred = preferred;
    this.#builtin = builtin;
    this.#logger = logger;
  }

  /** Every engine, `builtin` last, and whether it is left alone at the moment. */
  list(): { engine: Engine; failing: boolean }[] {
    const preferred = this.#preferred;
    return [
      ...(preferred ? [{ engine: preferred.engine, failing: preferred.breaker.isOpen }] : []),
      { engine: this.#builtin, failing: false },
    ];
  }

  /** A record for a piece of work that begins. */
  newWork(): Work {
    return { engine: 'builtin', fallback: false, sentencesDropped: 0, tokens: 0 };
  }

  answer(question: Question, work: Work, signal: AbortSignal): AsyncIterable<Sentence> {
    return this.#write((engine) => engine.answer(question, work, signal), work, signal);
  }

  summarize(passages: readonly Passage[], work: Work, signal: AbortSignal): AsyncIterable<Sentence> {
    return this.#write((engine) => engine.summarize(passages, work, signal), work, signal);
  }

  async suggestReplies(conversation: Conversation, work: Work, signal: AbortSignal): Promise<readonly string[]> {
    const ask = (engine: Engine) => engine.suggestReplies(conversation, work, signal);
    const preferred = this.#preferred;
    if (preferred?.breaker.tryEnter()) {
      work.engine = preferred.engine.name;
      try {
        const replies = await ask(preferred.engine);
        preferred.breaker.succeeded();
        return replies;
      } catch (reason) {
        this.#failed(preferred, reason, signal);
      }
    }
    this.#fallBack(work);
    return ask(this.#builtin);
  }

  /** Gives back what the engines hold. */
  async close(): Promise<void> {
    await this.#preferred?.engine.close();
    await this.#builtin.close();
  }

  async *#write(
    ask: (engine: Engine) => AsyncIterable<Sentence>,
    work: Work,
    signal: AbortSignal,
  ): AsyncGenerator<Sentence> {
    const preferred = this.#preferred;
    const cited = new Set<string>();
    if (preferred?.breaker.tryEnter()) {
      work.engine = preferred.engine.name;
      let settled = false;
      try {
        for await (const sentence of ask(preferred.engine)) {
          yield sentence;
          for (const { messageId } of sentence.quotes) cited.add(messageId);
        }
        settled = true;
        preferred.breaker.succeeded();
        return;
      } catch (reason) {
        settled = true;
        this.#failed(preferred, reason, signal);
      } finally {
        // The caller went away in the middle: that says nothing of the engine.
        if (!settled) preferred.breaker.left();
      }
    }
    this.#fallBack(work);
    for await (const sentence of ask(this.#builtin)) {
      if (sentence.quotes.every(({ messageId }) => !cited.has(messageId))) yield sentence;
    }
  }

  /** Counts a failure; what the caller stopped is none, and is thrown on. */
  #failed({ engine, breaker }: PreferredEngine, reason: unknown, signal: AbortSignal): void {
    if (signal.aborted) {
      breaker.left();
      throw reason;
    }
    if (reason instanceof EngineBusyError) return breaker.left();
    breaker.failed();
    this.#logger.warn({ err: reason, engine: engine.name, failing: breaker.isOpen }, 'an engine did not answer');
  }

  #fallBack(work: Work): void {
    work.fallback = this.#preferred !== undefined;
    work.engine = this.#builtin.name;
  }
}
