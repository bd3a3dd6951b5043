import type { Frame } from './frame.ts';

interface Entry {
  readonly frame: Frame;
  readonly bytes: number;
}

/**
 * The newest events of one room, without holes, bounded in number and bytes. What is here serves short
 * catch-ups without a query.
 */
export class EventRing {
  readonly #maxEvents: number;
  readonly #maxBytes: number;
  #entries: Entry[] = [];
  #head = 0;
  #firstSeq = 0;
  #bytes = 0;

  constructor(options: { maxEvents: number; maxBytes: number }) {
    this.#maxEvents = options.maxEvents;
    this.#maxBytes = options.maxBytes;
  }

  /** Bytes held. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Adds the event after the newest one. `bytes` is its size. */
  push(seq: number, frame: Frame, bytes: number): void {
    if (this.#length === 0) this.#firstSeq = seq;
    this.#entries.push({ frame, bytes });
    this.#bytes += bytes;
    while (this.#length > 0 && (this.#length > this.#maxEvents || this.#bytes > this.#maxBytes)) this.#dropFirst();
  }

  /**
   * Puts older events in front: those that end right before the oldest one (or with `lastSeq` when there is none).
   * Of those the newest stay that fit.
   */
  pushOlder(lastSeq: number, older: readonly { frame: Frame; bytes: number }[]): void {
    const next = this.#length === 0 ? lastSeq + 1 : this.#firstSeq;
    if (next !== lastSeq + 1) return;
    const fitting: Entry[] = [];
    let count = this.#length;
    for (const entry of older.toReversed()) {
      if (++count > this.#maxEvents || this.#bytes + entry.bytes > this.#maxBytes) break;
      this.#bytes += entry.bytes;
      fitting.push(entry);
    }
    this.#entries = [...fitting.reverse(), ...this.#entries.slice(this.#head)];
    this.#head = 0;
    this.#firstSeq = next - fitting.length;
  }

  /** `seq` of the oldest event here; undefined: there is none. */
  get firstSeq(): number | undefined {
    return this.#length === 0 ? undefined : this.#firstSeq;
  }

  /** The events after `afterSeq` up to `untilSeq`, oldest first; undefined when they are not all here. */
  between(afterSeq: number, untilSeq: number): Frame[] | undefined {
    if (afterSeq >= untilSeq) return [];
    const lastSeq = this.#firstSeq + this.#length - 1;
    if (this.#length === 0 || afterSeq + 1 < this.#firstSeq || untilSeq > lastSeq) return undefined;
    const from = this.#head + (afterSeq + 1 - this.#firstSeq);
    return this.#entries.slice(from, from + (untilSeq - afterSeq)).map((entry) => entry.frame);
  }

  /** Forgets everything. */
  clear(): void {
    this.#entries = [];
    this.#head = 0;
    this.#bytes = 0;
  }

  get #length(): number {
    return this.#entries.length - this.#head;
  }

  #dropFirst(): void {
    this.#bytes -= this.#entries[this.#head]?.bytes ?? 0;
    this.#firstSeq++;
    this.#head++;
    if (this.#head > 256 && this.#head * 2 > this.#entries.length) {
      this.#entries = this.#entries.slice(this.#head);
      this.#head = 0;
    }
  }
}
