import { setImmediate } from 'node:timers/promises';

/** So long work may hold the event loop, in milliseconds. */
const maxHoldMs = 10;

/** Lets others (health, other calls) have the event loop now and then during long work. */
export class Breath {
  #since = performance.now();

  /** Call it between pieces of work. Throws the signal's reason when nobody waits for the outcome any more. */
  async take(signal?: AbortSignal): Promise<void> {
    if (performance.now() - this.#since < maxHoldMs) return;
    await setImmediate();
    signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
