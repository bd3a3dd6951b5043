import type { TailItem } from '@prosa/proto/persistence';
import { randomUUID } from 'node:crypto';
import { parseBell } from './bell-message.ts';
import { Doorbell } from './doorbell.ts';
import type { FanOut, FanOutListener } from './fan-out.ts';
import { SignalReader, toSignalPayloads } from './signal-message.ts';

/** Bells are as sure as their connection; a process that rings another way (the setting is being changed) is heard this late. */
const pollMs = 5_000;

/**
 * LISTEN and NOTIFY: the database rings at the commit of what is to be heard, and tells what is in no log. Without the
 * database nothing is committed either, and after a silence the logs are compared.
 */
export class PostgresFanOut implements FanOut {
  readonly bellId = randomUUID();
  readonly pollMs = pollMs;
  /** What was committed is heard of when it can be read. */
  readonly patienceMs = 0;
  readonly #doorbell: Doorbell;
  readonly #signals = new SignalReader(this.bellId);
  readonly #listener: FanOutListener;

  constructor(url: string, listener: FanOutListener) {
    this.#listener = listener;
    this.#doorbell = new Doorbell(url, ['prosa_log', 'prosa_signal'], {
      onListening: () => listener.onListening(),
      onNotification: (channel, payload) => this.#hear(channel, payload),
      onTrouble: (reason) => listener.onTrouble(reason),
    });
  }

  start(): Promise<void> {
    return this.#doorbell.start();
  }

  /** The database has rung. */
  ring(): void {}

  async tell(items: readonly TailItem[]): Promise<void> {
    await this.#doorbell.send('prosa_signal', toSignalPayloads(this.bellId, items));
  }

  close(): Promise<void> {
    return this.#doorbell.close();
  }

  #hear(channel: string, payload: string): void {
    try {
      if (channel === 'prosa_log') this.#hearBell(payload);
      else for (const item of this.#signals.read(payload)) this.#listener.onItem(item);
    } catch (reason) {
      this.#listener.onTrouble(reason);
    }
  }

  #hearBell(payload: string): void {
    const bell = parseBell(payload);
    if (!bell) throw new Error('not a payload of prosa_log');
    const own = bell.processId === this.bellId;
    for (const { roomId, seq } of bell.rooms) this.#listener.onBell(roomId, seq, own);
  }
}
