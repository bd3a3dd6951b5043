import type { Message } from '@prosa/proto/chat';
import type { Entry, RoomLog } from '../history/history.ts';

/** What a reader has seen of one history of a room. */
export class SeenRoom {
  readonly epoch: string;
  readonly #startSeq: number;
  readonly #entries: Entry[] = [];
  #top: number;

  /** @param startSeq where the reader came in */
  constructor(epoch: string, startSeq: bigint) {
    this.epoch = epoch;
    this.#startSeq = Number(startSeq);
    this.#top = this.#startSeq;
  }

  /** The highest seq that was seen. */
  get top(): number {
    return this.#top;
  }

  /** Whether this is that history, seen so far. */
  reaches(epoch: string, top: number): boolean {
    return this.epoch === epoch && this.#top >= top;
  }

  /** Something was seen. */
  write(seq: number, message: Pick<Message, 'clientMessageId' | 'id' | 'senderId'> | undefined): void {
    const { clientMessageId, id: messageId, senderId } = message ?? {};
    this.#entries.push({ seq, clientMessageId, messageId, senderId });
    this.#top = Math.max(this.#top, seq);
  }

  /** Everything up to now, in the order in which it was seen. */
  log(): RoomLog {
    return { startSeq: this.#startSeq, entries: [...this.#entries] };
  }
}
