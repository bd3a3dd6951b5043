import { create } from '@bufbuild/protobuf';
import { type LogEvent, type TailItem, TailItemSchema } from '@prosa/proto/persistence';
import { RetryDelay } from '../database/retry-delay.ts';
import type { LogChanges, LogPlace } from './read-log.ts';
import { RoomTop } from './room-top.ts';
import type { Announcement } from './room-log.ts';

/** A room that is further behind than this is not caught up: its readers get a `gap`. */
export const maxMissedEvents = 10_000n;

/** How long an event of this process may take from its bell to `publish` before it is looked for in the log. */
const ownEventPatienceMs = 250;
const roomsPerRead = 100;
const eventsPerRoomAndRead = 200;

/** Whoever gets everything. */
export interface TailReader {
  push(item: TailItem): void;
}

/** What the hub reads from the database. */
export interface LogSource {
  /** The newest seq of every room. */
  tops(): Promise<LogPlace[]>;
  /** The newest seq of rooms that changed since a mark (without one: of all), and the next mark. */
  changes(mark: string | undefined): Promise<LogChanges>;
  /** The next events of each room after its place, in order. */
  read(places: readonly LogPlace[], limitPerRoom: number): Promise<LogEvent[]>;
}

/**
 * Gives every reader every event of every room, in the order of `seq` and without holes. Events of this process come
 * by `publish`; of those of other processes only the numbers are heard, and the events are read from the log. So is
 * whatever is missing between two numbers, for whatever reason.
 */
export class TailHub {
  readonly #source: LogSource;
  readonly #onTrouble: (reason: unknown) => void;
  readonly #tops = new Map<string, RoomTop>();
  readonly #readers = new Set<TailReader>();
  /** Rooms that may be behind the log. */
  readonly #behind = new Set<string>();
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #delay = new RetryDelay(50, 2_000);
  readonly #patienceMs: number;
  #reading = false;
  #closed = false;

  /** @param patienceMs how long an event waits for one before it that was overtaken; then the log is read */
  constructor(source: LogSource, onTrouble: (reason: unknown) => void, patienceMs = 0) {
    this.#source = source;
    this.#patienceMs = patienceMs;
    this.#onTrouble = onTrouble;
  }

  /** Learns where all logs end; what comes later is told to the readers. Throws when the database is away. */
  async start(): Promise<void> {
    for (const { roomId, seq } of await this.#source.tops()) this.#top(roomId).startAt(seq);
  }

  /** Compares all rooms with the database: bells may have been missed. Throws when the database is away. */
  async compare(): Promise<void> {
    for (const { roomId, seq } of await this.#source.tops()) this.heard(roomId, seq);
  }

  /** Ends the work of the hub; readers get nothing more. */
  close(): void {
    this.#closed = true;
    this.#delay.cancel();
    for (const timer of this.#timers) clearTimeout(timer);
  }

  /** The newest event of a room that readers were given; 0 when the hub has not heard of the room. */
  topOf(roomId: string): bigint {
    return this.#tops.get(roomId)?.seq ?? 0n;
  }

  /** The newest event of a room that is known to be committed; 0 when the hub has not heard of the room. */
  knownOf(roomId: string): bigint {
    return this.#tops.get(roomId)?.known ?? 0n;
  }

  /** From now on everything goes to `reader`, until the returned function is called. */
  attach(reader: TailReader): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** Events that this process committed, in the order of `seq` within a room. */
  publish(events: readonly LogEvent[]): void {
    for (const event of events) {
      const top = this.#top(event.roomId);
      if (!this.#emit(top.take(event)) && event.seq > top.seq)
        this.#heardLater(event.roomId, event.seq, this.#patienceMs);
    }
  }

  /**
   * Events of another process, as it told them: some may be missing, late or doubled. One that is too far ahead is left out, since
   * nothing here proves that it is real; the log is compared anyway.
   */
  offer(events: readonly LogEvent[]): void {
    this.publish(events.filter(({ roomId, seq }) => seq - this.topOf(roomId) <= maxMissedEvents));
  }

  /** Another process committed events of a room, up to `seq`. */
  heard(roomId: string, seq: bigint): void {
    const top = this.#top(roomId);
    if (seq > top.seq) this.#fallBehind(roomId, top, seq);
  }

  /** This process committed events up to `seq`: they come by `publish`, unless the answer to the commit got lost. */
  heardOwn(roomId: string, seq: bigint): void {
    if (seq > this.topOf(roomId)) this.#heardLater(roomId, seq, ownEventPatienceMs);
  }

  /** Tells all readers of this process something that is in no log. */
  tell(announcement: Announcement): void {
    this.#give(create(TailItemSchema, { item: announcement }));
  }

  #heardLater(roomId: string, seq: bigint, patienceMs: number): void {
    if (this.#closed) return;
    if (patienceMs === 0) return this.heard(roomId, seq);
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.heard(roomId, seq);
    }, patienceMs);
    this.#timers.add(timer);
  }

  #top(roomId: string): RoomTop {
    let top = this.#tops.get(roomId);
    if (!top) this.#tops.set(roomId, (top = new RoomTop()));
    return top;
  }

  #emit(events: readonly LogEvent[]): boolean {
    for (const event of events) this.#give(create(TailItemSchema, { item: { case: 'event', value: event } }));
    return events.length > 0;
  }

  #give(item: TailItem): void {
    for (const reader of this.#readers) reader.push(item);
  }

  #fallBehind(roomId: string, top: RoomTop, seq: bigint): void {
    top.heard(seq);
    this.#behind.add(roomId);
    if (!this.#reading && !this.#closed) void this.#catchUp();
  }

  /** Reads what is missing, a few rooms at a time, until nothing is. One run at a time. */
  async #catchUp(): Promise<void> {
    this.#reading = true;
    while (this.#behind.size > 0 && !this.#closed) {
      try {
        await this.#readSome();
        this.#delay.reset();
      } catch (reason) {
        this.#onTrouble(reason);
        await this.#delay.wait();
      }
    }
    this.#reading = false;
  }

  async #readSome(): Promise<void> {
    const places: LogPlace[] = [];
    for (const roomId of this.#behind) {
      if (places.length >= roomsPerRead) break;
      const top = this.#top(roomId);
      if (top.missing > maxMissedEvents) this.#skip(roomId, top);
      if (top.missing > 0n) places.push({ roomId, seq: top.seq });
      else this.#behind.delete(roomId);
    }
    if (places.length === 0) return;
    for (const event of await this.#source.read(places, eventsPerRoomAndRead)) {
      this.#emit(this.#top(event.roomId).take(event));
    }
  }

  #skip(roomId: string, top: RoomTop): void {
    const seq = top.skip();
    this.#give(create(TailItemSchema, { item: { case: 'gap', value: { roomId, seq } } }));
    this.#emit(top.following());
  }
}
