/** Whether one subscriber gets one room's log without holes, once, in order. */
export class SeqCheck {
  /** Arrived a second time. */
  doubled = 0;
  /** Arrived after a later one. */
  reordered = 0;
  /** The next that must come. */
  next: number;
  readonly #missing = new Set<number>();

  /** `seq` of the last event before the first that is expected. */
  constructor(seq: number) {
    this.next = seq + 1;
  }

  /** Takes the seq of an event that arrived. */
  accept(seq: number): void {
    if (seq === this.next) {
      this.next = seq + 1;
      return;
    }
    if (seq > this.next) {
      for (let hole = this.next; hole < seq; hole++) this.#missing.add(hole);
      this.next = seq + 1;
    } else if (this.#missing.delete(seq)) this.reordered += 1;
    else this.doubled += 1;
  }

  /** How many of the events up to `topSeq` did not arrive. */
  lost(topSeq: number): number {
    return this.#missing.size + Math.max(0, topSeq + 1 - this.next);
  }
}
