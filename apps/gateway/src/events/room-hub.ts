import { EventRing } from './event-ring.ts';
import type { Frame } from './frame.ts';

/** Who listens to a room. Room events come in order and without holes from the place where it was attached. */
export interface RoomListener {
  readonly accountId: string;
  deliver(frame: Frame): void;
}

/** What became of an event given to a hub. */
export type Publication = 'delivered' | 'known' | 'hole';

/**
 * One room in this gateway: how far its log has come here, its newest events, and who listens. A listener is
 * attached at a place in the log; when that is ahead of what the tail has brought, it joins the others there.
 */
export class RoomHub {
  readonly roomId: string;
  readonly #ring: EventRing;
  readonly #listeners = new Set<RoomListener>();
  /** Those who were attached ahead of `top`, with the place from which they listen. */
  readonly #ahead = new Map<RoomListener, number>();
  #top: number;
  /** People in the room, as far as known; presence shows only in small rooms. */
  memberCount = 0;
  /** When (`performance.now()`) the last listener went; hubs stay a while for those who come back. */
  idleSince: number;

  constructor(roomId: string, top: number, options: { maxEvents: number; maxBytes: number; now: number }) {
    this.roomId = roomId;
    this.#top = top;
    this.#ring = new EventRing(options);
    this.idleSince = options.now;
  }

  /** `seq` of the newest event that the tail has brought. */
  get top(): number {
    return this.#top;
  }

  get size(): number {
    return this.#listeners.size + this.#ahead.size;
  }

  /** Bytes of the events held. */
  get bytes(): number {
    return this.#ring.bytes;
  }

  /** Everybody who listens from `top` on. */
  get listeners(): ReadonlySet<RoomListener> {
    return this.#listeners;
  }

  /** Takes the next event and hands it to everybody. One that was here before is left aside. */
  publish(seq: number, frame: Frame, bytes: number): Publication {
    if (seq <= this.#top) return 'known';
    if (seq !== this.#top + 1) return 'hole';
    this.#top = seq;
    this.#ring.push(seq, frame, bytes);
    for (const listener of this.#listeners) listener.deliver(frame);
    if (this.#ahead.size > 0) this.#admitThoseAt(seq);
    return 'delivered';
  }

  /**
   * From now on the listener gets every event after `afterSeq`; those already here at once. False when some of
   * those are not here any more: then nothing was done.
   */
  attach(listener: RoomListener, afterSeq: number): boolean {
    if (this.has(listener)) return true;
    if (afterSeq > this.#top) {
      this.#ahead.set(listener, afterSeq);
      return true;
    }
    const missed = this.#ring.between(afterSeq, this.#top);
    if (missed === undefined) return false;
    this.#listeners.add(listener);
    for (const frame of missed) listener.deliver(frame);
    return true;
  }

  /** The events after `afterSeq` up to `untilSeq`; undefined when they are not all here. */
  between(afterSeq: number, untilSeq: number): Frame[] | undefined {
    return this.#ring.between(afterSeq, untilSeq);
  }

  /** `seq` of the oldest event held, or the next one to come. */
  get firstSeq(): number {
    return this.#ring.firstSeq ?? this.#top + 1;
  }

  /** Takes older events, read from the log, that end right before `firstSeq`. */
  remember(lastSeq: number, older: readonly { frame: Frame; bytes: number }[]): void {
    if (lastSeq === this.firstSeq - 1) this.#ring.pushOlder(lastSeq, older);
  }

  has(listener: RoomListener): boolean {
    return this.#listeners.has(listener) || this.#ahead.has(listener);
  }

  /** Whether the event with this `seq` is one that the listener still waits for. */
  awaits(listener: RoomListener, seq: number): boolean {
    return this.#listeners.has(listener) || (this.#ahead.get(listener) ?? Infinity) < seq;
  }

  detach(listener: RoomListener, now: number): void {
    this.#listeners.delete(listener);
    this.#ahead.delete(listener);
    if (this.size === 0) this.idleSince = now;
  }

  /** The log goes on after `seq` and what was before is lost here. Returns everybody whose stream is broken by it. */
  skipTo(seq: number): RoomListener[] {
    if (seq <= this.#top) return [];
    this.#top = seq;
    this.#ring.clear();
    const broken = [...this.#listeners];
    for (const [listener, afterSeq] of this.#ahead) if (afterSeq < seq) broken.push(listener);
    this.#admitThoseAt(seq);
    return broken;
  }

  #admitThoseAt(seq: number): void {
    for (const [listener, afterSeq] of this.#ahead) {
      if (afterSeq > seq) continue;
      this.#ahead.delete(listener);
      this.#listeners.add(listener);
    }
  }
}
