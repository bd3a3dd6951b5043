import type { Logger } from 'pino';
import type { Authenticator } from '../accounts/authenticator.ts';
import { edgeError } from '../http/edge-error.ts';
import { itemFrame } from './frame.ts';
import type { OpenStreams } from './open-streams.ts';
import type { RoomHubs } from './room-hubs.ts';
import { streamErrors } from './stream-errors.ts';
import type { Subscriber } from './subscriber.ts';

/** About how often each stream gets a beacon. */
const BEACON_MS = 25_000;
const TICK_MS = 1_000;
/** A reader that has taken nothing for so long is gone. */
const STALLED_MS = 60_000;
/** How often the session of a stream is asked for again, in case the news of its end was lost. */
const RECHECK_MS = 5 * 60_000;

interface Beat {
  beaconAt: number;
  recheckAt: number;
}

/**
 * What happens to every stream again and again: the beacon with the tops of its rooms (at a moment of its own, so
 * that not all of them beat at once), the end of readers that take nothing, the end of sessions.
 */
export class Pulse {
  readonly #streams: OpenStreams;
  readonly #hubs: RoomHubs;
  readonly #authenticator: Authenticator;
  readonly #logger: Logger;
  readonly #beats = new WeakMap<Subscriber, Beat>();
  readonly #beaconMs: number;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: {
    streams: OpenStreams;
    hubs: RoomHubs;
    authenticator: Authenticator;
    logger: Logger;
    beaconMs?: number;
  }) {
    this.#streams = options.streams;
    this.#hubs = options.hubs;
    this.#authenticator = options.authenticator;
    this.#logger = options.logger;
    this.#beaconMs = options.beaconMs ?? BEACON_MS;
  }

  start(): void {
    this.#timer ??= setInterval(() => this.#tick(performance.now()), Math.min(TICK_MS, this.#beaconMs)).unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #tick(now: number): void {
    for (const stream of this.#streams) this.#visit(stream, now);
    this.#hubs.sweep(now);
  }

  #visit(stream: Subscriber, now: number): void {
    if (stream.ended) return;
    // Also one that is still being caught up: nobody else would cut it.
    const { blockedSince } = stream.outbox;
    if (blockedSince > 0 && now - blockedSince > STALLED_MS) stream.cut(streamErrors.overflow());
    if (!stream.live) return;
    const beat = this.#beats.get(stream);
    if (beat === undefined) {
      this.#beats.set(stream, {
        beaconAt: now + this.#beaconMs * Math.random(),
        recheckAt: now + jittered(RECHECK_MS),
      });
      return;
    }
    if (stream.caller.expiresAtMs <= Date.now()) {
      stream.end(streamErrors.ended());
    } else if (now >= beat.recheckAt) {
      beat.recheckAt = now + jittered(RECHECK_MS);
      void this.#recheck(stream);
    }
    if (now < beat.beaconAt || stream.ended) return;
    beat.beaconAt = now + jittered(this.#beaconMs);
    const rooms = Array.from(stream.rooms.values(), (hub) => ({ roomId: hub.roomId, seq: BigInt(hub.top) }));
    stream.deliver(itemFrame({ case: 'beacon', value: { rooms } }, 'merged', 'beacon'));
  }

  async #recheck(stream: Subscriber): Promise<void> {
    try {
      await this.#authenticator.recheck(stream.caller);
    } catch (reason) {
      const error = edgeError(reason, stream.requestId);
      // Persistence being away is no reason to end a stream.
      if (error.code === streamErrors.ended().code) stream.end(error);
      else this.#logger.debug({ err: reason }, 'session not rechecked');
    }
  }
}

function jittered(ms: number): number {
  return ms * (0.9 + 0.2 * Math.random());
}
