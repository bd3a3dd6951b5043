import { type Latency, LatencyHistogram } from '../bench/measure/latency-histogram.ts';

/** Acknowledgements that are remembered; a message that comes after so many later ones is not measured. */
const maxRemembered = 100_000;

/** How long after its acknowledgement a message reaches each reader; 0 when it is there before. Times are `performance.now()`. */
export class Deliveries {
  readonly #acknowledgedAt = new Map<string, number>();
  readonly #histogram = new LatencyHistogram();
  #longestMs = 0;

  /** A message was acknowledged; only the first time counts. */
  acknowledged(clientMessageId: string, now: number): void {
    if (this.#acknowledgedAt.has(clientMessageId)) return;
    this.#acknowledgedAt.set(clientMessageId, now);
    if (this.#acknowledgedAt.size <= maxRemembered) return;
    for (const oldest of this.#acknowledgedAt.keys()) return void this.#acknowledgedAt.delete(oldest);
  }

  /** A message has come to a reader. */
  arrived(clientMessageId: string, now: number): void {
    const ms = now - (this.#acknowledgedAt.get(clientMessageId) ?? now);
    this.#histogram.record(ms);
    this.#longestMs = Math.max(this.#longestMs, ms);
  }

  /** A fault begins. */
  begin(): void {
    this.#longestMs = 0;
  }

  /** The longest since then. */
  get longestMs(): number {
    return this.#longestMs;
  }

  /** All of them; undefined when there were none. */
  read(): Latency | undefined {
    return this.#histogram.read();
  }
}
