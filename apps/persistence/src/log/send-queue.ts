import type { NewSend } from './append-batch.ts';
import type { SendOutcome } from './send-outcome.ts';

/** A send that waits for its turn. */
export interface PendingSend {
  item: NewSend;
  /** Told once. */
  settle(outcome: SendOutcome): void;
}

/** How much may wait and how much goes into a batch. */
export interface SendQueueLimits {
  items: number;
  bytes: number;
  batchItems: number;
  batchBytes: number;
}

/** Sends in the order in which they came, bounded in number and size. */
export class SendQueue {
  readonly #limits: SendQueueLimits;
  #sends: PendingSend[] = [];
  #bytes = 0;

  constructor(limits: SendQueueLimits) {
    this.#limits = limits;
  }

  get length(): number {
    return this.#sends.length;
  }

  /** Puts a send at the end; false when there is no room for it. */
  push(send: PendingSend): boolean {
    const bytes = weigh(send);
    if (this.#sends.length >= this.#limits.items || this.#bytes + bytes > this.#limits.bytes) return false;
    this.#sends.push(send);
    this.#bytes += bytes;
    return true;
  }

  /**
   * Takes the next batch. The same message twice (a try that overtook its answer) does not go into one batch:
   * the later one waits for the next, where the database knows the first.
   */
  takeBatch(): PendingSend[] {
    const { batchItems, batchBytes } = this.#limits;
    const batch: PendingSend[] = [];
    const waiting: PendingSend[] = [];
    const keys = new Set<string>();
    let bytes = 0;
    let looked = 0;
    for (const send of this.#sends) {
      if (batch.length >= batchItems || (batch.length > 0 && bytes + weigh(send) > batchBytes)) break;
      looked++;
      const key = `${send.item.senderId}${send.item.clientMessageId}`;
      if (keys.has(key)) {
        waiting.push(send);
        continue;
      }
      keys.add(key);
      batch.push(send);
      bytes += weigh(send);
    }
    this.#sends = waiting.length > 0 ? [...waiting, ...this.#sends.slice(looked)] : this.#sends.slice(looked);
    this.#bytes -= bytes;
    return batch;
  }
}

/** About how many bytes a send takes. */
function weigh({ item }: PendingSend): number {
  return 256 + item.text.length * 2;
}
