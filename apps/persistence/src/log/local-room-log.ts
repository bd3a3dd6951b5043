import { create } from '@bufbuild/protobuf';
import { type LogEvent, type TailItem, TailItemSchema } from '@prosa/proto/persistence';
import type { FanOut, FanOutMaker } from '../fan-out/fan-out.ts';
import { LogPoll } from './log-poll.ts';
import type { Announcement, RoomLog } from './room-log.ts';
import { type LogSource, TailHub } from './tail-hub.ts';
import { weigh } from './tail-queue.ts';

/** Announcements are collected this long before they go to the other processes. */
const collectMs = 20;
/** What may wait to be told; typing and presence are left out past half. */
const maxWaitingBytes = 512 * 1024;

/** The log as one process has it: the hub of its readers, and the fan-out between the processes. */
export class LocalRoomLog implements RoomLog {
  readonly hub: TailHub;
  readonly #fanOut: FanOut;
  readonly #poll: LogPoll;
  readonly #onTrouble: (reason: unknown) => void;
  #waiting: TailItem[] = [];
  #waitingBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  /** What was heard while the hub did not know yet where the logs end. */
  #early: (() => void)[] | undefined = [];

  constructor(fanOut: FanOutMaker, source: LogSource, onTrouble: (reason: unknown) => void) {
    this.#onTrouble = onTrouble;
    this.#fanOut = fanOut({
      onListening: () => this.#compare(),
      onBell: (roomId, seq, own) => this.#hear(() => this.#hearBell(roomId, seq, own)),
      onEvents: (events) => this.#hear(() => this.hub.offer(events)),
      onItem: ({ item }) => {
        if (item.case !== undefined) this.hub.tell(item);
      },
      onTrouble,
    });
    this.hub = new TailHub(source, onTrouble, this.#fanOut.patienceMs);
    this.#poll = new LogPoll(source, this.#fanOut.pollMs, (roomId, seq) => this.hub.heardOwn(roomId, seq), onTrouble);
  }

  get bellId(): string {
    return this.#fanOut.bellId;
  }

  /** Resolves when every event from now on reaches the readers; waits for the database if it is away. */
  async start(): Promise<void> {
    await this.#fanOut.start();
    this.#poll.start();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#poll.close();
    this.hub.close();
    await this.#fanOut.close();
  }

  publish(events: readonly LogEvent[]): void {
    this.hub.publish(events);
    this.#fanOut.ring(events);
  }

  announce(announcement: Announcement): void {
    this.hub.tell(announcement);
    const item = create(TailItemSchema, { item: announcement });
    const bytes = weigh(item);
    const bound = item.item.case === 'signal' ? maxWaitingBytes / 2 : maxWaitingBytes;
    if (this.#waitingBytes + bytes > bound) return;
    this.#waiting.push(item);
    this.#waitingBytes += bytes;
    this.#timer ??= setTimeout(() => void this.#send(), collectMs);
  }

  async #send(): Promise<void> {
    const items = this.#waiting;
    this.#waiting = [];
    this.#waitingBytes = 0;
    try {
      await this.#fanOut.tell(items);
    } catch (reason) {
      this.#onTrouble(reason);
    }
    this.#timer = this.#waiting.length > 0 ? setTimeout(() => void this.#send(), collectMs) : undefined;
  }

  async #compare(): Promise<void> {
    if (!this.#early) return this.hub.compare();
    await this.hub.start();
    const early = this.#early;
    this.#early = undefined;
    for (const hear of early) hear();
  }

  #hear(hear: () => void): void {
    if (this.#early) this.#early.push(hear);
    else hear();
  }

  #hearBell(roomId: string, seq: bigint, own: boolean): void {
    if (own) this.hub.heardOwn(roomId, seq);
    else this.hub.heard(roomId, seq);
  }
}
