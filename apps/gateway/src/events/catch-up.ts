import type { Client } from '@connectrpc/connect';
import type { LogService } from '@prosa/proto/persistence';
import { eventFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import { Gate } from './gate.ts';
import type { RoomHub } from './room-hub.ts';

/** Farther back than this nobody is caught up: a fresh snapshot is cheaper. */
export const CATCH_UP_MAX_EVENTS = 1_000;
/** Nor when the missed events are bigger than this. */
const MAX_BYTES = 4 * 1024 * 1024;
/** Events a call; fewer come where the texts are long. */
const PAGE = 500;
/** Reads at the same time. */
const MAX_READS = 16;

interface Missed {
  readonly afterSeq: number;
  readonly untilSeq: number;
  /** Undefined: they cannot be had whole. */
  readonly events: Promise<{ frame: Frame; bytes: number }[] | undefined>;
}

/**
 * Finds the events that a returning client has missed: from the memory of the room's hub, else from the log.
 * Many who come back to a room at once (a gateway was killed) share one read, which also fills the hub.
 */
export class CatchUp {
  readonly #log: Client<typeof LogService>;
  readonly #reads = new Map<string, Missed>();
  readonly #gate = new Gate(MAX_READS);
  /** How many catch-ups were served from memory and from the log. */
  readonly counts = { memory: 0, log: 0 };

  constructor(log: Client<typeof LogService>) {
    this.#log = log;
  }

  /**
   * Every event after `afterSeq` up to `untilSeq`, oldest first; undefined when that is too far or too much.
   * Throws what reading the log throws.
   */
  async between(hub: RoomHub, afterSeq: number, untilSeq: number): Promise<readonly Frame[] | undefined> {
    if (untilSeq - afterSeq > CATCH_UP_MAX_EVENTS) return undefined;
    const held = hub.between(afterSeq, untilSeq);
    if (held !== undefined) {
      this.counts.memory++;
      return held;
    }
    const read = this.#shared(hub, afterSeq, untilSeq);
    const events = await read.events;
    if (events === undefined) return undefined;
    return events.slice(afterSeq - read.afterSeq, untilSeq - read.afterSeq).map((event) => event.frame);
  }

  /** A read that covers this, already under way or new. */
  #shared(hub: RoomHub, afterSeq: number, untilSeq: number): Missed {
    const running = this.#reads.get(hub.roomId);
    if (running !== undefined && running.afterSeq <= afterSeq && running.untilSeq >= untilSeq) {
      this.counts.memory++;
      return running;
    }
    this.counts.log++;
    const read = { afterSeq, untilSeq, events: this.#gate.pass(() => this.#read(hub.roomId, afterSeq, untilSeq)) };
    this.#reads.set(hub.roomId, read);
    const forget = () => {
      if (this.#reads.get(hub.roomId) === read) this.#reads.delete(hub.roomId);
    };
    read.events.then((events) => {
      forget();
      const lastSeq = hub.firstSeq - 1;
      if (events && afterSeq < lastSeq && lastSeq <= untilSeq)
        hub.remember(lastSeq, events.slice(0, lastSeq - afterSeq));
    }, forget);
    return read;
  }

  async #read(
    roomId: string,
    afterSeq: number,
    untilSeq: number,
  ): Promise<{ frame: Frame; bytes: number }[] | undefined> {
    const found: { frame: Frame; bytes: number }[] = [];
    let bytes = 0;
    for (let after = afterSeq; after < untilSeq;) {
      const limit = Math.min(PAGE, untilSeq - after);
      const { events } = await this.#log.readLog({ roomId, afterSeq: BigInt(after), limit });
      if (events.length === 0) return undefined;
      for (const { seq, event } of events) {
        bytes += event.length;
        if (Number(seq) !== ++after || bytes > MAX_BYTES) return undefined;
        found.push({ frame: eventFrame(event), bytes: event.length });
      }
    }
    return found;
  }
}
