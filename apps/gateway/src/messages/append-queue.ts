import { create } from '@bufbuild/protobuf';
import { AppendItemSchema, AppendRequestSchema } from '@prosa/proto/persistence';
import type { AppendRequest } from '@prosa/proto/persistence';
import type { SendMessageRequest } from '@prosa/proto/chat';

/** Items an AppendRequest, as the contract says. */
const MAX_ITEMS = 1_000;
/** Bytes of text an AppendRequest, well below what gRPC takes. */
const MAX_BATCH_CHARS = 1024 * 1024;

/** A send under way. */
export interface PendingSend {
  readonly correlationId: number;
  readonly actorId: string;
  readonly request: SendMessageRequest;
  /** `performance.now()` at which nobody waits any more. */
  giveUpAt: number;
  /** It was on a stream that was cut: it may have been stored there. */
  cut?: boolean;
  resolve(message: Uint8Array): void;
  reject(error: unknown): void;
}

/**
 * Sends that wait for the stream, given out as batches: what came in one turn of the event loop, or while the
 * stream could take nothing, goes as one message.
 */
export class AppendQueue {
  #items: PendingSend[] = [];
  #wake: (() => void) | undefined;
  #scheduled = false;

  get length(): number {
    return this.#items.length;
  }

  push(item: PendingSend): void {
    this.#items.push(item);
    this.#schedule();
  }

  /** Puts sends that were cut back in front, in their order. */
  pushBack(items: readonly PendingSend[]): void {
    this.#items = [...items, ...this.#items];
    this.#schedule();
  }

  /** Takes out the sends for which `gone` is true. */
  remove(gone: (item: PendingSend) => boolean): PendingSend[] {
    const removed = this.#items.filter(gone);
    if (removed.length > 0) this.#items = this.#items.filter((item) => !gone(item));
    return removed;
  }

  /** Batches as they can be taken, until the signal is aborted. `sent` is told of each send before it goes. */
  async *batches(signal: AbortSignal, sent: (item: PendingSend) => void): AsyncGenerator<AppendRequest, void> {
    const wake = () => this.#wake?.();
    signal.addEventListener('abort', wake);
    try {
      for (;;) {
        if (signal.aborted) return;
        if (this.#items.length === 0 || this.#scheduled) {
          await new Promise<void>((resolve) => (this.#wake = resolve));
          continue;
        }
        const items = this.#take();
        for (const item of items) sent(item);
        yield create(AppendRequestSchema, { items: items.map(toItem) });
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#wake?.();
    });
  }

  #take(): PendingSend[] {
    let count = 0;
    for (let chars = 0; count < this.#items.length && count < MAX_ITEMS; count++) {
      chars += this.#items[count]?.request.text.length ?? 0;
      if (count > 0 && chars > MAX_BATCH_CHARS) break;
    }
    const items = this.#items.slice(0, count);
    this.#items = this.#items.slice(count);
    return items;
  }
}

function toItem({ correlationId, actorId, request }: PendingSend) {
  return create(AppendItemSchema, { correlationId: BigInt(correlationId), actorId, request });
}
