import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import type { TailItem } from '@prosa/proto/persistence';

/** What one reader has still to get. Its bytes are bounded: a reader that is too slow is ended, and comes back. */
export class TailQueue {
  readonly #maxBytes: number;
  #items: { item: TailItem; bytes: number }[] = [];
  #bytes = 0;
  #overflown = false;
  #wake: (() => void) | undefined;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Puts an item at the end. Past half of the bound, typing and presence are left out; past all of it, everything is. */
  push(item: TailItem): void {
    if (this.#overflown) return;
    if (item.item.case === 'signal' && this.#bytes > this.#maxBytes / 2) return;
    const bytes = weigh(item);
    this.#bytes += bytes;
    if (this.#bytes > this.#maxBytes) {
      this.#overflown = true;
      this.#items = [];
    } else {
      this.#items.push({ item, bytes });
    }
    this.#wake?.();
  }

  /**
   * Waits for items and takes them, up to about `maxBytes` at once. Nothing once `signal` is aborted.
   * Throws RESOURCE_EXHAUSTED (STREAM_OVERFLOW, with RetryInfo) after an overflow.
   */
  async take(maxBytes: number, signal: AbortSignal): Promise<TailItem[]> {
    while (this.#items.length === 0 && !this.#overflown && !signal.aborted) await this.#news(signal);
    if (this.#overflown) throw overflow();
    if (signal.aborted) return [];
    let bytes = 0;
    let count = 0;
    for (const entry of this.#items) {
      if (count > 0 && bytes + entry.bytes > maxBytes) break;
      bytes += entry.bytes;
      count++;
    }
    this.#bytes -= bytes;
    return this.#items.splice(0, count).map(({ item }) => item);
  }

  #news(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        signal.removeEventListener('abort', done);
        this.#wake = undefined;
        resolve();
      };
      this.#wake = done;
      signal.addEventListener('abort', done);
    });
  }
}

/** About how many bytes an item takes, in memory and on the wire. */
export function weigh({ item }: TailItem): number {
  const base = 128;
  if (item.case === 'event') {
    const { event, joinedUserIds, leftUserIds, room } = item.value;
    const people = joinedUserIds.length + leftUserIds.length + (room?.memberIds.length ?? 0);
    return base + event.length + people * 40 + (room ? 1_000 : 0);
  }
  if (item.case === 'signal' && item.value.signal.case === 'presence') {
    return item.value.signal.value.entries.reduce((bytes, entry) => bytes + 64 + entry.roomIds.length * 40, base);
  }
  if (item.case === 'readState') return base + 256 + (item.value.readState?.unreadMentionSeqs.length ?? 0) * 8;
  return base + 256 + (item.case === 'threadState' ? (item.value.state?.unreadMentionSeqs.length ?? 0) * 8 : 0);
}

function overflow() {
  return failure('STREAM_OVERFLOW', Code.ResourceExhausted, 'the reader is too slow; come back with the cursors', {
    retryAfterMs: 100,
  });
}
