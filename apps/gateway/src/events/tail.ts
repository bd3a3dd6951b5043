import { fromBinary } from '@bufbuild/protobuf';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { Client } from '@connectrpc/connect';
import { RoomEventSchema } from '@prosa/proto/chat';
import type { LogService, TailItem, TailResponse } from '@prosa/proto/persistence';
import type { Logger } from 'pino';
import { pause } from '../pause.ts';
import type { RoomHubs } from './room-hubs.ts';

/** What happens with the tail. */
export interface TailEvents {
  /** One item, in order. */
  item(item: TailItem['item']): void;
  /** An event could not be handled: the streams of its room have a hole. */
  lost(roomId: string, seq: number): void;
  /** Everything that was missed has come; from now on items are live. `first`: it is the first time. */
  ready(first: boolean): void;
  /** The database is not the one it was: every position is void. */
  epochChanged(): void;
}

const FIRST_BACKOFF_MS = 50;
/** There are few gateways: that all of them try often costs persistence nothing, and nobody is told anything meanwhile. */
const MAX_BACKOFF_MS = 400;
/** A tail that is not live after so long is given up and asked for again. */
const READY_MS = 15_000;
/** How often the age of an event is looked at. */
const LAG_SAMPLE_MS = 1_000;

/**
 * The one stream on which this gateway hears what was committed. When it is cut it comes back by itself with
 * the places of all rooms that have hubs, so that nothing between is lost.
 */
export class Tail {
  readonly #client: Client<typeof LogService>;
  readonly #readerId: string;
  readonly #hubs: RoomHubs;
  readonly #events: TailEvents;
  readonly #logger: Logger;
  readonly #closed = new AbortController();
  #running: Promise<void> | undefined;
  #epoch = '';
  #live = false;
  #generation = 0;
  #sampledAt = 0;
  /** Seconds from the commit of an event to its arrival here, sampled. */
  lagSeconds = 0;
  /** How often the tail was cut. */
  cuts = 0;

  constructor(options: {
    client: Client<typeof LogService>;
    readerId: string;
    hubs: RoomHubs;
    events: TailEvents;
    logger: Logger;
  }) {
    this.#client = options.client;
    this.#readerId = options.readerId;
    this.#hubs = options.hubs;
    this.#events = options.events;
    this.#logger = options.logger;
  }

  /** Whether events come as they are committed. */
  get live(): boolean {
    return this.#live;
  }

  /** Grows whenever the tail is cut. What was read under one number and is used under another has a gap between. */
  get generation(): number {
    return this.#generation;
  }

  /** The history that the numbers belong to; empty before the tail was first live. */
  get epoch(): string {
    return this.#epoch;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Stops it; resolves when nothing more will come. */
  async close(): Promise<void> {
    this.#closed.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#closed.signal.aborted) {
      let cause: unknown;
      try {
        await this.#follow();
      } catch (reason) {
        cause = reason;
      }
      if (this.#closed.signal.aborted) break;
      if (this.#live) {
        failures = 0;
        this.cuts++;
        this.#logger.warn({ err: cause }, 'tail cut');
      } else {
        failures++;
        this.#logger[failures === 1 ? 'warn' : 'debug']({ err: cause, failures }, 'tail not reached');
      }
      this.#live = false;
      this.#generation++;
      await pause(Math.random() * Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failures), this.#closed.signal);
    }
    this.#live = false;
  }

  async #follow(): Promise<void> {
    this.#hubs.dropIdle();
    const cursors = Array.from(this.#hubs, (hub) => ({ roomId: hub.roomId, seq: BigInt(hub.top) }));
    const call = new AbortController();
    const late = setTimeout(() => call.abort(new Error('the tail did not become live')), READY_MS);
    try {
      const signal = AbortSignal.any([call.signal, this.#closed.signal]);
      const request = { readerId: this.#readerId, cursors, epoch: this.#epoch };
      for await (const batch of this.#client.tail(request, { signal, timeoutMs: 0 })) {
        this.#take(batch);
        if (this.#live) clearTimeout(late);
      }
    } finally {
      clearTimeout(late);
      call.abort();
    }
  }

  #take({ items }: TailResponse): void {
    for (const { item } of items) {
      if (item.case === 'ready') this.#ready(item.value.epoch);
      else this.#hand(item);
      if (item.case === 'event') this.#sampleLag(item.value.event);
    }
  }

  /** What one item does wrong must not stop the others, nor be asked for again and again. */
  #hand(item: TailItem['item']): void {
    try {
      this.#events.item(item);
    } catch (error) {
      this.#logger.error({ err: error, item: item.case }, 'item of the tail not handled');
      if (item.case === 'event') this.#events.lost(item.value.roomId, Number(item.value.seq));
    }
  }

  #ready(epoch: string): void {
    const first = this.#epoch === '';
    if (!first && this.#epoch !== epoch) this.#events.epochChanged();
    this.#epoch = epoch;
    this.#live = true;
    this.#logger.info({ epoch, rooms: this.#hubs.size }, 'tail live');
    this.#events.ready(first);
  }

  #sampleLag(event: Uint8Array): void {
    const now = performance.now();
    if (now - this.#sampledAt < LAG_SAMPLE_MS) return;
    this.#sampledAt = now;
    const { occurredAt } = fromBinary(RoomEventSchema, event);
    if (occurredAt) this.lagSeconds = Math.max(0, Date.now() - timestampMs(occurredAt)) / 1_000;
  }
}
