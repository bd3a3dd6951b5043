/** How fast tokens come and how many may be saved up. */
export interface BucketRate {
  /** Tokens a second; 0: no limit at all. */
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Token buckets by key in bounded memory. A key that has not been seen for the longest time is forgotten
 * first, which gives it a full bucket: a limit is never tighter than it says.
 */
export class TokenBuckets {
  readonly #rate: BucketRate;
  readonly #maxKeys: number;
  readonly #buckets = new Map<string, Bucket>();
  /** How often a token was refused. */
  refused = 0;

  constructor(rate: BucketRate, maxKeys = 50_000) {
    this.#rate = rate;
    this.#maxKeys = maxKeys;
  }

  get size(): number {
    return this.#buckets.size;
  }

  /** Takes a token: 0. When there is none: milliseconds until there is one. */
  take(key: string, now: number = performance.now()): number {
    const { perSecond, burst } = this.#rate;
    if (perSecond === 0) return 0;
    const bucket = this.#bucket(key, now);
    bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);
    bucket.at = now;
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    this.refused++;
    return Math.ceil(((1 - bucket.tokens) / perSecond) * 1_000);
  }

  /** Gives a token back that was taken for nothing. */
  giveBack(key: string): void {
    const bucket = this.#buckets.get(key);
    if (bucket) bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + 1);
  }

  #bucket(key: string, now: number): Bucket {
    let bucket = this.#buckets.get(key);
    if (bucket === undefined) {
      bucket = { tokens: this.#rate.burst, at: now };
      this.#buckets.set(key, bucket);
      this.#shrink();
    } else if (now - bucket.at > 1_000) {
      // Moves it behind the others; once a second is order enough.
      this.#buckets.delete(key);
      this.#buckets.set(key, bucket);
    }
    return bucket;
  }

  #shrink(): void {
    if (this.#buckets.size <= this.#maxKeys) return;
    for (const oldest of this.#buckets.keys()) {
      this.#buckets.delete(oldest);
      return;
    }
  }
}
