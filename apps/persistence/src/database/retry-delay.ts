/** Waits between tries: twice as long each time, up to a bound, each with jitter (half to all of it). */
export class RetryDelay {
  readonly #firstMs: number;
  readonly #maxMs: number;
  #nextMs: number;
  #wake: (() => void) | undefined;
  #cancelled = false;

  constructor(firstMs: number, maxMs: number) {
    this.#firstMs = firstMs;
    this.#maxMs = maxMs;
    this.#nextMs = firstMs;
  }

  /** Waits before the next try; returns at once after `cancel`. */
  async wait(): Promise<void> {
    const ms = this.#nextMs * (0.5 + Math.random() / 2);
    this.#nextMs = Math.min(this.#nextMs * 2, this.#maxMs);
    if (this.#cancelled) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#wake = undefined;
  }

  /** The last try went well. */
  reset(): void {
    this.#nextMs = this.#firstMs;
  }

  /** Nobody tries any more: whoever waits goes on. */
  cancel(): void {
    this.#cancelled = true;
    this.#wake?.();
  }
}
