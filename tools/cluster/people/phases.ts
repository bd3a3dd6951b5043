/** Something that happens while people write and read, and what they saw of it. Milliseconds. */
export interface Phase {
  readonly name: string;
  /** The longest time without any acknowledgement that ended while it did: nobody could write. */
  longestGapMs: number;
  /** The longest time of one person who writes without any: others may have been luckier. */
  longestWaitMs: number;
  /** The longest time in which a reader heard nothing at all, no heartbeat either, with its stream or without, that ended while it did. */
  longestSilenceMs: number;
  /** Streams of readers that ended, and that they had not cut. */
  lostStreams: number;
}

/** What happens, in turn. Moments are those of a monotonic clock, in milliseconds. */
export class Phases {
  readonly all: Phase[] = [];
  #current: Phase;
  readonly #acknowledgedAt = new Map<string, number>();
  readonly #heardAt = new Map<string, number>();

  constructor(name: string) {
    this.#current = this.begin(name);
  }

  /** From now on this happens. What began before and ends in it belongs to it. */
  begin(name: string): Phase {
    this.#current = { name, longestGapMs: 0, longestWaitMs: 0, longestSilenceMs: 0, lostStreams: 0 };
    this.all.push(this.#current);
    return this.#current;
  }

  /** Somebody who writes was told that a message is kept. */
  acknowledged(sender: string, now: number): void {
    const phase = this.#current;
    const lastAt = Math.max(...this.#acknowledgedAt.values());
    if (this.#acknowledgedAt.size > 0) phase.longestGapMs = Math.max(phase.longestGapMs, Math.round(now - lastAt));
    phase.longestWaitMs = Math.max(phase.longestWaitMs, since(this.#acknowledgedAt, sender, now));
  }

  /** Something came to a reader. */
  heard(reader: string, now: number): void {
    const phase = this.#current;
    phase.longestSilenceMs = Math.max(phase.longestSilenceMs, since(this.#heardAt, reader, now));
  }

  /** Whether each of these, who write or read, has been told something since then. */
  allSince(people: readonly string[], since: number): boolean {
    return people.every((name) => (this.#acknowledgedAt.get(name) ?? this.#heardAt.get(name) ?? -1) > since);
  }

  /** A reader's stream ended. */
  lost(): void {
    this.#current.lostStreams += 1;
  }
}

/** How long ago it was this person's turn, whose turn it is now; 0 the first time. */
function since(last: Map<string, number>, person: string, now: number): number {
  const before = last.get(person) ?? now;
  last.set(person, now);
  return Math.round(now - before);
}
