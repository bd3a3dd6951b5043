/** Exponential backoff with full jitter: the n-th delay is anywhere between nothing and `firstMs * 2^n`. */
export class Backoff {
  private readonly firstMs: number;
  private readonly maxMs: number;
  private readonly random: () => number;
  private tries = 0;

  /** @param random gives a number from 0 up to 1 */
  constructor(firstMs: number, maxMs: number, random: () => number = Math.random) {
    this.firstMs = firstMs;
    this.maxMs = maxMs;
    this.random = random;
  }

  /** Delays given since the start or the last `reset`. */
  get attempts(): number {
    return this.tries;
  }

  /**
   * How long to wait before the next try.
   *
   * @param retryAfterMs what the server asked for: the least to wait, with the jitter on top
   */
  nextMs(retryAfterMs = 0): number {
    const ceilingMs = Math.min(this.maxMs, this.firstMs * 2 ** this.tries);
    this.tries += 1;
    return retryAfterMs + this.random() * ceilingMs;
  }

  /** It worked: the next delay is short again. */
  reset(): void {
    this.tries = 0;
  }
}
