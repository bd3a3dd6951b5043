/** When an engine is left alone. */
export interface BreakerOptions {
  /** So many failures one after the other open the breaker. */
  readonly failures: number;
  /** How long it is open, in milliseconds, half to all of it by chance; doubles with each try that fails. */
  readonly openMs: number;
  /** It is never open for longer. */
  readonly maxOpenMs: number;
  /** Milliseconds that only grow; for tests. */
  readonly now?: () => number;
}

/**
 * Leaves something that fails alone for a while (Nygard, Release It!, 2007): after a few failures in a row nothing
 * enters; then one may try, and the others wait for how that went. Every `tryEnter` that said yes is followed by one
 * of `succeeded`, `failed` and `left`.
 */
export class CircuitBreaker {
  readonly #options: BreakerOptions;
  readonly #now: () => number;
  #failures = 0;
  #timesOpened = 0;
  #openUntil = 0;
  #trying = false;

  constructor(options: BreakerOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** Whether it failed lately and has not answered since. */
  get isOpen(): boolean {
    return this.#timesOpened > 0;
  }

  /** Whether the caller may go in. */
  tryEnter(): boolean {
    if (!this.isOpen) return true;
    if (this.#trying || this.#now() < this.#openUntil) return false;
    this.#trying = true;
    return true;
  }

  /** It went well: all may enter. */
  succeeded(): void {
    this.#failures = 0;
    this.#timesOpened = 0;
    this.#trying = false;
  }

  /** It went wrong. */
  failed(): void {
    this.#failures++;
    if (this.#trying || this.#failures >= this.#options.failures) this.#open();
    this.#trying = false;
  }

  /** It was stopped before it said whether it works. */
  left(): void {
    this.#trying = false;
  }

  #open(): void {
    const { openMs, maxOpenMs } = this.#options;
    const ms = Math.min(openMs * 2 ** this.#timesOpened, maxOpenMs);
    this.#openUntil = this.#now() + ms * (0.5 + Math.random() / 2);
    this.#timesOpened++;
    this.#failures = 0;
  }
}
