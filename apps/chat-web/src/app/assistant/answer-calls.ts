import { Injectable, inject } from '@angular/core';
import { ASSISTANT, answerTimeoutMs } from '../api/ai-clients.ts';
import { AnswerRun } from './answer-run.ts';

/** A part of a room that is to be shortened. */
export interface SummaryWish {
  readonly roomId: string;
  /** Only what comes after this; not given: what the person has not read. */
  readonly afterSeq?: bigint;
  /** The replies of this thread instead; empty: the room. */
  readonly threadRootMessageId?: string;
}

/** A question to the assistant. */
export interface AskWish {
  readonly question: string;
  /** Only from this room; empty: from all rooms of the person. */
  readonly roomId: string;
  /** Questions with the same one follow each other. */
  readonly conversationId: string;
}

/** Asks the assistant. What comes of it is in the run, failures too. */
@Injectable({ providedIn: 'root' })
export class AnswerCalls {
  private readonly client = inject(ASSISTANT);

  summarize(wish: SummaryWish): AnswerRun {
    return new AnswerRun((signal) => this.client.summarize({ ...wish }, { signal, timeoutMs: answerTimeoutMs }));
  }

  ask(wish: AskWish): AnswerRun {
    return new AnswerRun((signal) => this.client.ask({ ...wish }, { signal, timeoutMs: answerTimeoutMs }));
  }
}
