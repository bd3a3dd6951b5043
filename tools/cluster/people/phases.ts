/** Something that happens while people write and read, and what they saw of it. Milliseconds. */
export interface Phase {
  readonly name: string;
  /** The longest time without any acknowledgement that ended while it did. */
  longestGapMs: number;
  /** The longest time in which a reader heard nothing at all, no heartbeat either, with its stream or without, that ended while it did. */
  longestSilenceMs: number;
  /** Streams of readers that ended, and that they had not cut. */
  lostStreams: number;
}

/** What happens, in turn. Moments are those of a monotonic clock, in milliseconds. */
export class Phases {
  readonly all: Phase[] = [];
  #current: Phase;
  #acknowledgedAt: number | undefined;
  readonly #heardAt = new Map<string, number>();

  constructor(name: string) {
    this.#current = this.begin(name);
  }

  /** From now on this happens. What began before and ends in it belongs to it. */
  begin(name: string): Phase {
    this.#current = { name, longestGapMs: 0, longestSilenceMs: 0, lostStreams: 0 };
    this.all.push(this.#current);
    return this.#current;
  }

  /** Somebody was told that a message is kept. */
  acknowledged(now: number): void {
    const gapMs = Math.round(now - (this.#acknowledgedAt ?? now));
    this.#current.longestGapMs = Math.max(this.#current.longestGapMs, gapMs);
    this.#acknowledgedAt = now;
  }

  /** Something came to a reader. */
  heard(reader: string, now: number): void {
    const silenceMs = Math.round(now - (this.#heardAt.get(reader) ?? now));
    this.#current.longestSilenceMs = Math.max(this.#current.longestSilenceMs, silenceMs);
    this.#heardAt.set(reader, now);
  }

  /** A reader's stream ended. */
  lost(): void {
    this.#current.lostStreams += 1;
  }
}
