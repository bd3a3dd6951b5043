import type { LogEvent } from '@prosa/proto/persistence';

/** Events that came before the ones in front of them; beyond this the log is read instead. */
const maxKept = 1_000;

/** Where one room's log stands for the readers, and what came too early. */
export class RoomTop {
  #seq = 0n;
  #heard = 0n;
  #early: Map<bigint, LogEvent> | undefined;

  /** The newest event that was given out. */
  get seq(): bigint {
    return this.#seq;
  }

  /** The newest event that is known of, given out or not. */
  get known(): bigint {
    return this.#heard > this.#seq ? this.#heard : this.#seq;
  }

  /** How many events are known of and not given out. */
  get missing(): bigint {
    return this.known - this.#seq;
  }

  /** What is there at the start is for nobody. */
  startAt(seq: bigint): void {
    if (seq > this.#seq) this.#seq = seq;
  }

  /** The log goes up to `seq` at least. */
  heard(seq: bigint): void {
    if (seq > this.#heard) this.#heard = seq;
  }

  /** Takes an event and gives those whose turn it is: none if one before it is missing or it was given already. */
  take(event: LogEvent): LogEvent[] {
    if (event.seq <= this.#seq) return [];
    if (event.seq > this.#seq + 1n) {
      this.#early ??= new Map();
      if (this.#early.size < maxKept) this.#early.set(event.seq, event);
      return [];
    }
    this.#seq = event.seq;
    return this.#early ? [event, ...this.following()] : [event];
  }

  /** Leaves out what is missing: the log goes on after the seq that is returned. */
  skip(): bigint {
    this.#seq = this.#heard;
    return this.#seq;
  }

  /** The kept events whose turn has come. */
  following(): LogEvent[] {
    const events: LogEvent[] = [];
    if (!this.#early) return events;
    for (let next = this.#early.get(this.#seq + 1n); next; next = this.#early.get(this.#seq + 1n)) {
      events.push(next);
      this.#seq = next.seq;
    }
    for (const seq of this.#early.keys()) if (seq <= this.#seq) this.#early.delete(seq);
    if (this.#early.size === 0) this.#early = undefined;
    return events;
  }
}
