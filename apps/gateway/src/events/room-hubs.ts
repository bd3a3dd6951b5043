import { RoomHub } from './room-hub.ts';

/** Bounds of what the hubs keep. */
export interface RoomHubLimits {
  /** Events a room. */
  readonly maxEvents: number;
  /** Bytes of events a room. */
  readonly maxBytes: number;
  /** Rooms without listeners that are kept for those who come back. */
  readonly maxIdleHubs: number;
  /** For how long they are kept. */
  readonly idleMs: number;
}

export const ROOM_HUB_LIMITS: RoomHubLimits = {
  maxEvents: 1_000,
  maxBytes: 256 * 1024,
  maxIdleHubs: 500,
  idleMs: 120_000,
};

/** All rooms that somebody at this gateway listens to, and for a while those that somebody listened to. */
export class RoomHubs {
  readonly #limits: RoomHubLimits;
  readonly #hubs = new Map<string, RoomHub>();
  #starting = 0;

  constructor(limits: RoomHubLimits = ROOM_HUB_LIMITS) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#hubs.size;
  }

  get(roomId: string): RoomHub | undefined {
    return this.#hubs.get(roomId);
  }

  [Symbol.iterator](): IterableIterator<RoomHub> {
    return this.#hubs.values();
  }

  /**
   * While a stream starts (between asking for its positions and attaching it), every room that speaks gets a
   * hub. So whatever comes after the positions were read is here when the stream is attached.
   */
  beginStart(): void {
    this.#starting++;
  }

  endStart(): void {
    this.#starting--;
  }

  /** The hub for an event of the log: the room's, or a new one when a stream is starting, else none. */
  forEvent(roomId: string, seq: number): RoomHub | undefined {
    const hub = this.#hubs.get(roomId);
    if (hub !== undefined || this.#starting === 0) return hub;
    return this.ensure(roomId, seq - 1);
  }

  /** The room's hub. A new one starts at `top`: the log up to there must be known to have come by. */
  ensure(roomId: string, top: number): RoomHub {
    let hub = this.#hubs.get(roomId);
    if (hub === undefined) {
      hub = new RoomHub(roomId, top, { ...this.#limits, now: performance.now() });
      this.#hubs.set(roomId, hub);
    }
    return hub;
  }

  /** Drops hubs that nobody has listened to for a while, and of the others without listeners the oldest. */
  sweep(now: number): void {
    if (this.#starting > 0) return;
    const idle = [...this.#hubs.values()].filter((hub) => hub.size === 0).sort((a, b) => b.idleSince - a.idleSince);
    idle.forEach((hub, index) => {
      if (index >= this.#limits.maxIdleHubs || now - hub.idleSince > this.#limits.idleMs) this.#hubs.delete(hub.roomId);
    });
  }

  /** Drops every hub without listeners. */
  dropIdle(): void {
    for (const hub of this.#hubs.values()) if (hub.size === 0) this.#hubs.delete(hub.roomId);
  }

  /** Drops everything. */
  clear(): void {
    this.#hubs.clear();
  }
}
