import type { Acknowledgement, ReadState } from './history.ts';

/** `fail`: it certainly had no effect. `unknown`: it may have had, or may have yet. */
export type Outcome = 'ok' | 'fail' | 'unknown';

/** A call that sends a message. */
export interface SendCall {
  readonly person: string;
  readonly roomId: string;
  readonly clientMessageId: string;
  /** `performance.now()`. */
  readonly invokedAt: number;
  endedAt?: number;
  /** Undefined while nothing was heard, which at the end of a run means unknown. */
  outcome?: Outcome;
  acknowledgement?: Acknowledgement;
}

/** A call that moves a read marker. */
export interface MarkCall {
  readonly person: string;
  readonly roomId: string;
  readonly seq: number;
  readonly invokedAt: number;
  endedAt?: number;
  outcome?: Outcome;
  state?: ReadState;
}

/** Every call of every client, in the order in which they were made: written down before it is made, and again when it ends. */
export class Calls {
  readonly sends: SendCall[] = [];
  readonly marks: MarkCall[] = [];

  /** A send is about to be made. */
  send(person: string, roomId: string, clientMessageId: string): SendCall {
    const call: SendCall = { person, roomId, clientMessageId, invokedAt: performance.now() };
    this.sends.push(call);
    return call;
  }

  /** A marker is about to be moved. */
  mark(person: string, roomId: string, seq: number): MarkCall {
    const call: MarkCall = { person, roomId, seq, invokedAt: performance.now() };
    this.marks.push(call);
    return call;
  }

  /** How calls ended, in numbers. */
  counts(): Record<Outcome, number> {
    const counts = { ok: 0, fail: 0, unknown: 0 };
    for (const { outcome = 'unknown' } of [...this.sends, ...this.marks]) counts[outcome]++;
    return counts;
  }
}

/** Writes down how a call ended. */
export function end<T extends SendCall | MarkCall>(call: T, outcome: Outcome, told: Partial<T> = {}): void {
  Object.assign(call, told, { outcome, endedAt: performance.now() });
}
