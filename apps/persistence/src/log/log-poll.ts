import { errorCode, isDatabaseAway } from '../database/failures.ts';
import type { LogSource } from './tail-hub.ts';

/** Of its time a process spends about one part of so many on asking, as long as that lets it ask often enough. */
const restFactor = 20;

/** The longest rest, however long an answer took: the machine may only have been busy with something else. */
const maxRestMs = 30_000;

/** PostgreSQL's SQLSTATE of a statement that took too long. */
const statementTimeout = '57014';

/**
 * Asks the database again and again which logs have grown, so that a bell that was lost delays its events, and no more.
 * Each question takes up where the last one ended: no commit falls between two.
 */
export class LogPoll {
  readonly #source: LogSource;
  readonly #pollMs: number;
  readonly #heard: (roomId: string, seq: bigint) => void;
  readonly #onTrouble: (reason: unknown) => void;
  #mark: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> | undefined;
  #closed = false;

  constructor(
    source: LogSource,
    pollMs: number,
    heard: (roomId: string, seq: bigint) => void,
    onTrouble: (reason: unknown) => void,
  ) {
    this.#source = source;
    this.#pollMs = pollMs;
    this.#heard = heard;
    this.#onTrouble = onTrouble;
  }

  /** Begins to ask; the first question is about all logs. */
  start(): void {
    this.#plan(0);
  }

  /** Asks no more. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#asking;
  }

  #plan(tookMs: number): void {
    if (this.#closed) return;
    const waitMs = Math.max(this.#pollMs, Math.min(restFactor * tookMs, maxRestMs));
    this.#timer = setTimeout(() => {
      this.#asking = this.#ask();
    }, waitMs).unref();
  }

  async #ask(): Promise<void> {
    const askedAt = performance.now();
    try {
      const { places, mark } = await this.#source.changes(this.#mark);
      this.#mark = mark;
      for (const { roomId, seq } of places) this.#heard(roomId, seq);
      this.#plan(performance.now() - askedAt);
    } catch (reason) {
      // That it is away is told by those who need it.
      if (!isDatabaseAway(reason)) this.#onTrouble(reason);
      // A wait for one that kept silent was no work.
      const wasWork = !isDatabaseAway(reason) || errorCode(reason) === statementTimeout;
      this.#plan(wasWork ? performance.now() - askedAt : 0);
    }
  }
}
