/** Buckets a doubling of the latency. */
const steps = 8;
const buckets = 24 * steps;

/** How long something takes, in buckets that are 9 % wide: from 1 µs to 16 s. */
export class LatencyHistogram {
  readonly #counts = new Uint32Array(buckets);
  #total = 0;

  /** Counts one, in microseconds. */
  add(latencyUs: number): void {
    const bucket = Math.max(0, Math.min(buckets - 1, Math.floor(Math.log2(latencyUs) * steps)));
    this.#counts[bucket]! += 1;
    this.#total += 1;
  }

  /** The latency that this share stays under, in microseconds; 0 when nothing was counted. */
  percentile(share: number): number {
    let left = Math.ceil(this.#total * share);
    if (left === 0) return 0;
    for (let bucket = 0; bucket < buckets; bucket++) {
      left -= this.#counts[bucket]!;
      if (left <= 0) return 2 ** ((bucket + 0.5) / steps);
    }
    return 2 ** (buckets / steps);
  }
}
