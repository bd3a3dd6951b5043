const BUCKET_MS = 0.01;
const BUCKETS = 500_000;

/** Percentiles of a set of latencies, in milliseconds. */
export interface Latency {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Collects latencies in buckets of 10 µs; those over five seconds share the last one. */
export class LatencyHistogram {
  readonly #buckets = new Uint32Array(BUCKETS);
  #count = 0;
  #max = 0;

  /** Adds one. */
  record(milliseconds: number): void {
    const bucket = Math.min(BUCKETS - 1, Math.max(0, Math.floor(milliseconds / BUCKET_MS)));
    this.#buckets[bucket]! += 1;
    this.#count += 1;
    if (milliseconds > this.#max) this.#max = milliseconds;
  }

  /** Nearest-rank percentiles, rounded up to the bucket's end; undefined when nothing was recorded. */
  read(): Latency | undefined {
    if (this.#count === 0) return undefined;
    return { count: this.#count, p50: this.#percentile(0.5), p99: this.#percentile(0.99), max: round(this.#max) };
  }

  /** Forgets everything. */
  clear(): void {
    this.#buckets.fill(0);
    this.#count = 0;
    this.#max = 0;
  }

  #percentile(share: number): number {
    const rank = Math.ceil(this.#count * share);
    let seen = 0;
    for (let bucket = 0; ; bucket++) {
      seen += this.#buckets[bucket]!;
      if (seen >= rank) return round((bucket + 1) * BUCKET_MS);
    }
  }
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 100) / 100;
}
