import type { LogEvent, TailItem } from '@prosa/proto/persistence';

/**
 * How the processes on one database wake each other, and tell each other what is in no log. What it carries may be lost, late
 * or doubled: the log is the truth, and whoever listens makes sure of that.
 */
export interface FanOut {
  /** What a transaction hands to append_event and the like, so that the database rings the others at its commit; empty: it does not. */
  readonly bellId: string;
  /** The logs are compared with the database so often, whatever was heard: the most that a lost bell costs, in milliseconds. */
  readonly pollMs: number;
  /** So long an event may wait for the one before it, which may have been overtaken on its way, in milliseconds. */
  readonly patienceMs: number;
  /** Resolves when the others are heard, as far as they must be; waits for the database if it is away. */
  start(): Promise<void>;
  /** Events that this process committed just now. */
  ring(events: readonly LogEvent[]): void;
  /** Hands items to the others, in order. Throws when some could not be sent. */
  tell(items: readonly TailItem[]): Promise<void>;
  /** Ends it; nothing is heard any more. */
  close(): Promise<void>;
}

/** Who hears what the other processes say. */
export interface FanOutListener {
  /** Bells are heard from now on; some may have been missed. When it throws, the fan-out connects anew. */
  onListening(): Promise<void>;
  /** The log of a room goes up to `seq`; `own`: this process said so itself. */
  onBell(roomId: string, seq: bigint, own: boolean): void;
  /** What another process committed; of a room some may be missing, late or doubled. */
  onEvents(events: readonly LogEvent[]): void;
  /** What another process told. */
  onItem(item: TailItem): void;
  /** Something went wrong; the fan-out goes on by itself. */
  onTrouble(reason: unknown): void;
}

/** Makes the fan-out of a listener. It does nothing until it is started. */
export type FanOutMaker = (listener: FanOutListener) => FanOut;
