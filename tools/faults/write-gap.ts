/** How long writers waited around a fault. */
export interface WriteGap {
  /** Of the clients that it met: the longest time without an acknowledgement, in the middle of them and at worst. */
  readonly medianMs: number;
  readonly maxMs: number;
  /** The worst one: its last acknowledgement before and its first one after, in milliseconds from the fault's start. */
  readonly fromMs: number;
  readonly toMs: number;
}

interface Longest {
  ms: number;
  endedAt: number;
}

/** Watches the acknowledgements of each sender. Times are `performance.now()`. */
export class WriteGaps {
  readonly #last = new Map<string, number>();
  readonly #longest = new Map<string, Longest>();
  #beganAt = 0;

  /** A sender got an acknowledgement. */
  acknowledged(sender: string, now: number): void {
    const ms = now - (this.#last.get(sender) ?? now);
    this.#last.set(sender, now);
    if (ms > (this.#longest.get(sender)?.ms ?? -1)) this.#longest.set(sender, { ms, endedAt: now });
  }

  /** A fault begins: what was before is forgotten, but not when each sender was acknowledged last. */
  begin(now: number): void {
    this.#beganAt = now;
    this.#longest.clear();
  }

  /** Whether each of these has had an acknowledgement since then. */
  allSince(senders: readonly string[], since: number): boolean {
    return senders.every((sender) => (this.#last.get(sender) ?? -1) > since);
  }

  /** The gap of these senders since `begin`. */
  of(senders: readonly string[]): WriteGap {
    const gaps = senders.map((sender) => this.#longest.get(sender) ?? { ms: 0, endedAt: this.#beganAt });
    gaps.sort((a, b) => a.ms - b.ms);
    const worst = gaps.at(-1) ?? { ms: 0, endedAt: this.#beganAt };
    const toMs = worst.endedAt - this.#beganAt;
    return {
      medianMs: gaps[Math.floor((gaps.length - 1) / 2)]?.ms ?? 0,
      maxMs: worst.ms,
      fromMs: toMs - worst.ms,
      toMs,
    };
  }
}
