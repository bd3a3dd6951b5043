import type { Logger } from 'pino';

/** Gateways that hear of something at the same time do not all ask at once. */
const SPREAD_MS = 50;
/** Work that waits is looked for so often, whether or not anybody tells of it. */
const LOOK_MS = 15_000;

/**
 * Does work that waits at persistence, for as long as the gateway lives: when it is told of some, and every now and then. One run at a
 * time; several gateways share the work, because it is leased.
 */
export class Worker {
  readonly #work: (signal: AbortSignal) => Promise<number>;
  readonly #logger: Logger;
  readonly #closed = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;

  /** `work` does what there is and says after how many milliseconds there may be more; 0: nobody knows of any. */
  constructor(work: (signal: AbortSignal) => Promise<number>, logger: Logger) {
    this.#work = work;
    this.#logger = logger;
  }

  start(): void {
    this.#wait(SPREAD_MS * Math.random());
  }

  /** Something waits. */
  wake(): void {
    if (this.#running) this.#again = true;
    else this.#wait(SPREAD_MS * Math.random());
  }

  /** Gives up what is under way; others do it later. */
  async close(): Promise<void> {
    this.#closed.abort();
    clearTimeout(this.#timer);
    await this.#running;
  }

  #wait(ms: number): void {
    if (this.#closed.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#again = false;
      this.#running = this.#run().then((nextMs) => {
        this.#running = undefined;
        this.#wait(this.#again ? SPREAD_MS * Math.random() : nextMs);
      });
    }, ms);
  }

  async #run(): Promise<number> {
    const idleMs = LOOK_MS * (0.8 + 0.4 * Math.random());
    try {
      const nextMs = await this.#work(this.#closed.signal);
      return nextMs > 0 ? Math.min(nextMs, idleMs) : idleMs;
    } catch (error) {
      this.#logger.debug({ err: error }, 'work on models could not be done');
      return idleMs / 4;
    }
  }
}
