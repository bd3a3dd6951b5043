import { Injectable, inject } from '@angular/core';
import { timestampDate, timestampFromDate } from '@bufbuild/protobuf/wkt';
import type { SummarizeResponse } from '@prosa/proto/chat';
import { ASSISTANT, answerTimeoutMs } from '../api/ai-clients.ts';
import { HISTORY } from '../api/clients.ts';
import { AnswerRun } from './answer-run.ts';

/** A part of a room that is to be shortened. */
export interface SummaryWish {
  readonly roomId: string;
  /** Only what comes after this; not given: what the person has not read. */
  readonly afterSeq?: bigint;
  /** Only up to this; not given: to the end. */
  readonly untilSeq?: bigint;
  /** Only what was said at this time or later, instead of `afterSeq`. Rooms, not threads. */
  readonly since?: Date;
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
  private readonly history = inject(HISTORY);

  summarize(wish: SummaryWish): AnswerRun {
    return new AnswerRun((signal) => this.summary(wish, signal));
  }

  ask(wish: AskWish): AnswerRun {
    return new AnswerRun((signal) => this.client.ask({ ...wish }, { signal, timeoutMs: answerTimeoutMs }));
  }

  private async *summary({ since, ...wish }: SummaryWish, signal: AbortSignal): AsyncIterable<SummarizeResponse> {
    const afterSeq = since ? await this.seqBefore(wish.roomId, since, signal) : wish.afterSeq;
    const part = { ...wish, ...(afterSeq !== undefined && { afterSeq }) };
    yield* this.client.summarize(part, { signal, timeoutMs: answerTimeoutMs });
  }

  /** The seq after which everything was said at this time or later; that of the last message when nothing was. */
  private async seqBefore(roomId: string, since: Date, signal: AbortSignal): Promise<bigint> {
    const { seq, sentAt } = await this.history.findMessageAt({ roomId, time: timestampFromDate(since) }, { signal });
    return sentAt && timestampDate(sentAt) >= since ? seq - 1n : seq;
  }
}
