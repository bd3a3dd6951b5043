import { itemFrame } from './frame.ts';
import type { Frame } from './frame.ts';
import type { Outbox } from './outbox.ts';

/** How often a stream gets a heartbeat, as long as not too many want one. */
const INTERVAL_MS = 1_000;
/** Heartbeats of all streams together, a second: a few hundredths of a core. */
const MAX_PER_SECOND = 2_000;
const TICK_MS = 100;
/** A round takes at most so much longer than the one before: whoever was told of the shorter one waits twice as long. */
const GROWTH = 1.5;

/** "No promise any more"; a slow reader gets it all the same. */
const NO_MORE = itemFrame({ case: 'heartbeatMs', value: 0 }, 'merged', 'heartbeat');

/** What is asked of a stream. */
export interface HeartbeatStream {
  readonly live: boolean;
  readonly outbox: Pick<Outbox, 'wroteAt' | 'pendingBytes'>;
  deliver(frame: Frame): void;
}

/**
 * Tells those who look at a stream that it is alive, so that they notice within seconds when its machine or the network is
 * gone without a word. It goes round all such streams, in as many milliseconds as each heartbeat announces: a second, or as
 * long as it takes with so many heartbeats a second. Who got something anyway gets none, and neither does a reader
 * that is behind.
 */
export class Heartbeats {
  /** What each stream was last told, in milliseconds; 0: nothing. */
  readonly #told = new Map<HeartbeatStream, number>();
  /** Those who come into a round as soon as it may have so many. */
  readonly #waiting = new Set<HeartbeatStream>();
  readonly #maxPerSecond: number;
  #round: MapIterator<HeartbeatStream> = this.#told.keys();
  #startedAt = -Infinity;
  /** What this round takes, and what it announces. */
  #roundMs = INTERVAL_MS;
  #frame = beat(INTERVAL_MS);
  #announcedMs = INTERVAL_MS;
  /** Streams at the start of this round, and how many have had their turn. */
  #size = 0;
  #visited = 0;
  #tickAt = Infinity;
  #lateMs = 0;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ maxPerSecond = MAX_PER_SECOND }: { maxPerSecond?: number } = {}) {
    this.#maxPerSecond = maxPerSecond;
  }

  /** From now on the stream gets heartbeats, or none; of the latter it is told. */
  set(stream: HeartbeatStream, wanted: boolean): void {
    if (!wanted) {
      if (this.#told.get(stream)) stream.deliver(NO_MORE);
      this.forget(stream);
    } else if (!this.#told.has(stream) && !this.#closed) {
      this.#waiting.add(stream);
      this.#timer ??= setInterval(() => this.tick(performance.now()), TICK_MS).unref();
    }
  }

  /** The stream has ended. */
  forget(stream: HeartbeatStream): void {
    this.#told.delete(stream);
    this.#waiting.delete(stream);
    if (this.#told.size + this.#waiting.size === 0) this.#rest();
  }

  /** No heartbeats any more. */
  close(): void {
    this.#closed = true;
    this.#rest();
  }

  /** Those whose turn it is; every 100 ms. `now` as of `performance.now()`. */
  tick(now: number): void {
    this.#lateMs = Math.max(this.#lateMs, now - this.#tickAt - TICK_MS);
    this.#tickAt = now;
    const elapsed = (now - this.#startedAt) / this.#roundMs;
    const due = Math.ceil(this.#size * Math.min(1, elapsed));
    for (; this.#visited < due; this.#visited++) {
      const { value: stream, done } = this.#round.next();
      if (done) break;
      this.#visit(stream, now);
    }
    if (elapsed >= 1) this.#begin(now);
  }

  #begin(now: number): void {
    const next = this.#startedAt + this.#roundMs;
    this.#startedAt = now - next < 2 * TICK_MS ? next : now;
    const perRound = (this.#maxPerSecond * INTERVAL_MS) / 1_000;
    let room = Math.max(perRound, Math.floor(this.#told.size * GROWTH)) - this.#told.size;
    for (const stream of this.#waiting) {
      if (room-- <= 0) break;
      this.#waiting.delete(stream);
      this.#told.set(stream, 0);
    }
    this.#size = this.#told.size;
    this.#visited = 0;
    this.#round = this.#told.keys();
    this.#roundMs = Math.max(INTERVAL_MS, (this.#size / this.#maxPerSecond) * 1_000);
    this.#announce(Math.ceil(this.#roundMs + this.#lateMs));
    this.#lateMs = Math.floor(this.#lateMs / 2);
  }

  /** A gateway that was late lately, having much to do, is to be given more time and not to be left by everybody. */
  #announce(ms: number): void {
    if (ms === this.#announcedMs) return;
    this.#announcedMs = ms;
    this.#frame = beat(ms);
  }

  #visit(stream: HeartbeatStream, now: number): void {
    const { wroteAt, pendingBytes } = stream.outbox;
    if (!stream.live || pendingBytes > 0) return;
    const told = this.#told.get(stream) ?? 0;
    if (told >= this.#roundMs && now - wroteAt < this.#roundMs / 2) return;
    this.#told.set(stream, this.#announcedMs);
    stream.deliver(this.#frame);
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#tickAt = Infinity;
    this.#startedAt = -Infinity;
  }
}

function beat(ms: number): Frame {
  return itemFrame({ case: 'heartbeatMs', value: ms }, 'ephemeral');
}
