import { create } from '@bufbuild/protobuf';
import { type LogEvent, type TailItem, TailItemSchema } from '@prosa/proto/persistence';
import { randomUUID } from 'node:crypto';
import { parseBell } from './bell-message.ts';
import { Doorbell } from './doorbell.ts';
import type { Announcement, RoomLog } from './room-log.ts';
import { SignalReader, toSignalPayloads } from './signal-message.ts';
import { type LogSource, TailHub } from './tail-hub.ts';
import { weigh } from './tail-queue.ts';

/** Announcements are collected this long before they go to the other processes. */
const collectMs = 20;
/** What may wait to be told; typing and presence are left out past half. */
const maxWaitingBytes = 512 * 1024;

/** The log as one process has it: the hub of its readers, and the bells between the processes. */
export class LocalRoomLog implements RoomLog {
  readonly processId = randomUUID();
  readonly hub: TailHub;
  readonly #doorbell: Doorbell;
  readonly #signals = new SignalReader(this.processId);
  readonly #onTrouble: (reason: unknown) => void;
  #waiting: TailItem[] = [];
  #waitingBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  /** Bells that were heard while the hub did not know yet where the logs end. */
  #early: string[] | undefined = [];

  constructor(url: string, source: LogSource, onTrouble: (reason: unknown) => void) {
    this.#onTrouble = onTrouble;
    this.hub = new TailHub(source, onTrouble);
    this.#doorbell = new Doorbell(url, ['prosa_log', 'prosa_signal'], {
      onListening: () => this.#compare(),
      onNotification: (channel, payload) => this.#hear(channel, payload),
      onTrouble,
    });
  }

  /** Whether other processes are heard at the moment. */
  get listening(): boolean {
    return this.#doorbell.listening;
  }

  /** Resolves when every event from now on reaches the readers; waits for the database if it is away. */
  start(): Promise<void> {
    return this.#doorbell.start();
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    this.hub.close();
    await this.#doorbell.close();
  }

  publish(events: readonly LogEvent[]): void {
    this.hub.publish(events);
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
      await this.#doorbell.send('prosa_signal', toSignalPayloads(this.processId, items));
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
    for (const payload of early) this.#hear('prosa_log', payload);
  }

  #hear(channel: string, payload: string): void {
    try {
      if (channel === 'prosa_log') this.#hearBell(payload);
      else for (const { item } of this.#signals.read(payload)) if (item.case !== undefined) this.hub.tell(item);
    } catch (reason) {
      this.#onTrouble(reason);
    }
  }

  #hearBell(payload: string): void {
    const bell = parseBell(payload);
    if (!bell) throw new Error('not a payload of prosa_log');
    if (this.#early) return void this.#early.push(payload);
    for (const { roomId, seq } of bell.rooms) {
      if (bell.processId === this.processId) this.hub.heardOwn(roomId, seq);
      else this.hub.heard(roomId, seq);
    }
  }
}
