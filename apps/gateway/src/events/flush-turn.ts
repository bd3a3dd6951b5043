import { sameItems } from './same-items.ts';

/** Something that collects what it has to write and writes it when the turn ends. */
export interface Flushable {
  /** @param now `performance.now()` of the turn */
  flush(joins: FrameJoins, now: number): void;
}

/**
 * Flushes everything that was marked once, at the end of the turn of the event loop (setImmediate: no
 * timer, so an idle stream waits for nothing and a busy one makes one write of many frames).
 */
export class FlushTurn {
  #marked: Flushable[] = [];
  readonly #joins = new FrameJoins();

  /** Flushes it at the end of this turn. Mark a thing once until it was flushed. */
  mark(flushable: Flushable): void {
    if (this.#marked.push(flushable) === 1) setImmediate(() => this.#run());
  }

  /** Flushes it at once: it has collected much. Those with the same frames still share their bytes. */
  flushNow(flushable: Flushable): void {
    flushable.flush(this.#joins, performance.now());
  }

  #run(): void {
    const marked = this.#marked;
    this.#marked = [];
    const now = performance.now();
    for (const flushable of marked) flushable.flush(this.#joins, now);
    this.#joins.clear();
  }
}

/** Joins the frames of a turn; streams that got the same frames share one joined Buffer. */
export class FrameJoins {
  readonly #byFirst = new Map<Buffer, { parts: readonly Buffer[]; joined: Buffer }[]>();

  /** All parts in one Buffer. `parts` is kept until the turn ends: do not change it. */
  join(parts: readonly Buffer[]): Buffer {
    const first = parts[0];
    if (first === undefined) return Buffer.alloc(0);
    if (parts.length === 1) return first;
    const known = this.#byFirst.get(first);
    const same = known?.find((entry) => sameItems(entry.parts, parts));
    if (same) return same.joined;
    const entry = { parts, joined: Buffer.concat(parts) };
    if (known === undefined) this.#byFirst.set(first, [entry]);
    else if (known.length < 8) known.push(entry);
    return entry.joined;
  }

  clear(): void {
    if (this.#byFirst.size > 0) this.#byFirst.clear();
  }
}
