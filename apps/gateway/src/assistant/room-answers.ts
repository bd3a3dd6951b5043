import type { MessageInitShape } from '@bufbuild/protobuf';
import { type AnswerDeltaSchema, AnswerState } from '@prosa/proto/chat';
import type { FinishAnswerRequestSchema, LeaseAnswerResponse } from '@prosa/proto/persistence';
import { reasonOf } from '@prosa/service';
import type { Logger } from 'pino';
import { aiFailure } from './ai-failures.ts';
import { AnswerText, toDone } from './answer-text.ts';
import type { AssistantBackend } from './assistant-backend.ts';
import { Conversation } from './conversation.ts';
import { DeltaSender } from './delta-sender.ts';
import type { CitationInit } from './sources.ts';

/** Answers that this gateway makes at once. */
const MAX_AT_ONCE = 4;
const MAX_CITATIONS = 100;
/** Looking for passages may take as long. */
const LEASE_TIMEOUT_MS = 15_000;
const FINISH_TRIES = 3;
/** While the ai service is away: look again after this. */
const AWAY_MS = 3_000;

type Outcome = Pick<MessageInitShape<typeof FinishAnswerRequestSchema>, 'state' | 'done' | 'failure'>;

/** Who is told. */
export interface RoomAnswersOptions {
  /** There is more of an answer. */
  grown(delta: MessageInitShape<typeof AnswerDeltaSchema>): void;
  /** One ended, so that another may begin. */
  ended(): void;
  readonly logger: Logger;
}

/**
 * Makes the answers that rooms wait for, some at a time: takes a question, lets the answer grow before everybody's eyes, and ends
 * it with one edit. Several gateways share the work; what this one leaves behind when it dies, persistence ends.
 */
export class RoomAnswers {
  readonly #backend: AssistantBackend;
  readonly #options: RoomAnswersOptions;
  readonly #growing = new Map<string, AbortController>();
  readonly #running = new Set<Promise<void>>();
  #closed = false;

  constructor(backend: AssistantBackend, options: RoomAnswersOptions) {
    this.#backend = backend;
    this.#options = options;
  }

  /** Begins answers to what waits, as many as fit. Gives after how many milliseconds to look again; 0: when told. */
  async takeWaiting(): Promise<number> {
    while (!this.#closed && this.#growing.size < MAX_AT_ONCE) {
      if ((await this.#backend.engines.engines()) === undefined) return AWAY_MS;
      const lease = await this.#backend.persistence.leaseAnswer({}, { timeoutMs: LEASE_TIMEOUT_MS });
      if (lease.messageId === '') return 0;
      const stopped = new AbortController();
      this.#growing.set(lease.messageId, stopped);
      const running = this.#answer(lease, stopped).finally(() => {
        this.#growing.delete(lease.messageId);
        this.#running.delete(running);
        this.#options.ended();
      });
      this.#running.add(running);
    }
    return 0;
  }

  /** Stops an answer, if it is made here. */
  stop(messageId: string): void {
    this.#growing.get(messageId)?.abort(AnswerState.STOPPED);
  }

  /** Ends what is under way as interrupted. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const stopped of this.#growing.values()) stopped.abort(AnswerState.INTERRUPTED);
    await Promise.all(this.#running);
  }

  async #answer(lease: LeaseAnswerResponse, stopped: AbortController): Promise<void> {
    const { messageId, leaseId, roomId } = lease;
    const deltas = new DeltaSender((offset, textDelta) =>
      this.#options.grown({ roomId, messageId, offset, textDelta }),
    );
    const citations: CitationInit[] = [];
    const renewing = setInterval(() => void this.#renew(lease, deltas, stopped), lease.leaseMs / 3);
    let outcome: Outcome;
    try {
      outcome = await this.#make(lease, deltas, citations, stopped.signal);
    } finally {
      clearInterval(renewing);
      deltas.end();
    }
    const shown = citations.slice(0, MAX_CITATIONS);
    await this.#finish({ messageId, leaseId, text: deltas.text, citations: shown, ...outcome });
  }

  /** Lets it grow to its end, and says what that was. */
  async #make(
    lease: LeaseAnswerResponse,
    deltas: DeltaSender,
    citations: CitationInit[],
    signal: AbortSignal,
  ): Promise<Outcome> {
    const startedAt = performance.now();
    const messagesRead = lease.passages.length;
    let conversation: Conversation | undefined;
    try {
      conversation = new Conversation(await this.#backend.engines.require());
      let text: AnswerText | undefined;
      for await (const response of conversation.ask(lease.question, lease.passages, signal)) {
        text ??= new AnswerText(conversation.sources);
        const piece = text.take(response);
        deltas.push(piece.textDelta);
        citations.push(...piece.citations);
        if (!response.done) continue;
        deltas.push(text.end());
        this.#backend.spent(lease.askedByUserId, response.made?.tokens ?? 0);
        return { state: AnswerState.DONE, done: toDone(response.made, { messagesRead, startedAt }) };
      }
      throw new Error('a conversation ended without an answer');
    } catch (reason) {
      if (signal.aborted) {
        const state = signal.reason as AnswerState;
        if (state !== AnswerState.STOPPED) return { state };
        return { state, done: { ...toDone(undefined, { messagesRead, startedAt }), stopped: true } };
      }
      return { state: AnswerState.INTERRUPTED, failure: reasonOf(aiFailure(reason, signal)) ?? 'INTERNAL' };
    } finally {
      conversation?.close();
    }
  }

  async #renew({ messageId, leaseId }: LeaseAnswerResponse, { text }: DeltaSender, stopped: AbortController) {
    try {
      const { stop } = await this.#backend.persistence.renewAnswer({ messageId, leaseId, text });
      if (stop) stopped.abort(AnswerState.STOPPED);
    } catch (error) {
      if (reasonOf(error) === 'MESSAGE_NOT_FOUND') stopped.abort(AnswerState.STOPPED);
    }
  }

  async #finish(request: MessageInitShape<typeof FinishAnswerRequestSchema>): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.#backend.persistence.finishAnswer(request);
        return;
      } catch (error) {
        // Ended already: the lease was over, or the message was deleted.
        if (reasonOf(error) === 'MESSAGE_NOT_FOUND') return;
        if (tries < FINISH_TRIES && !this.#closed) continue;
        this.#options.logger.warn({ err: error, messageId: request.messageId }, 'an answer could not be ended');
        return;
      }
    }
  }
}
