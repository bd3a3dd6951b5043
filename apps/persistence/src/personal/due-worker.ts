import { RetryDelay } from '../database/retry-delay.ts';

/** Work that comes due at times that are kept in the database. */
export interface DueWork {
  /** Milliseconds until something is due, by the database's clock; undefined: nothing waits. */
  nextInMs(): Promise<number | undefined>;
  /** Does what is due. Other processes may do the same at the same time. */
  run(): Promise<void>;
}

/** Looked again after this long at the latest: other processes make work too, and may end before they have done it. */
const maxIdleMs = 2_000;
/** What is due and was not done is at another process; it may end before it is done there. */
const minIdleMs = 50;

/** Does work at its time, for as long as the process lives. */
export class DueWorker {
  readonly #work: DueWork;
  readonly #onTrouble: (reason: unknown) => void;
  readonly #delay = new RetryDelay(100, 5_000);
  #timer: NodeJS.Timeout | undefined;
  #rest: (() => void) | undefined;
  #woken = false;
  #closed = false;
  #running: Promise<void> | undefined;

  constructor(work: DueWork, onTrouble: (reason: unknown) => void) {
    this.#work = work;
    this.#onTrouble = onTrouble;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Something new may be due soon. */
  readonly wake = (): void => {
    this.#woken = true;
    this.#rest?.();
  };

  /** Resolves when what is under way is done. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#delay.cancel();
    this.#rest?.();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      this.#woken = false;
      try {
        await this.#work.run();
        const nextMs = (await this.#work.nextInMs()) ?? maxIdleMs;
        this.#delay.reset();
        await this.#sleep(Math.max(minIdleMs, Math.min(nextMs, maxIdleMs)));
      } catch (reason) {
        if (this.#closed) return;
        this.#onTrouble(reason);
        await this.#delay.wait();
      }
    }
  }

  async #sleep(ms: number): Promise<void> {
    if (this.#closed || this.#woken) return;
    await new Promise<void>((resolve) => {
      this.#rest = resolve;
      this.#timer = setTimeout(resolve, ms);
    });
    clearTimeout(this.#timer);
    this.#rest = undefined;
  }
}
