/** How long somebody may take, in milliseconds. */
export interface Deadlines {
  /** To the first piece. */
  readonly firstMs: number;
  /** From one piece to the next. */
  readonly nextMs: number;
  /** For all of it. */
  readonly totalMs: number;
}

/** Somebody took too long. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/**
 * What `start` yields, as long as it comes in time; else throws {@link TooSlowError}, also when `start` does not heed
 * its signal. The signal it gets is aborted at the end, whatever the end was.
 */
export async function* inTime<T>(
  start: (signal: AbortSignal) => AsyncIterable<T>,
  { firstMs, nextMs, totalMs }: Deadlines,
  callerSignal: AbortSignal,
): AsyncGenerator<T> {
  const stop = new AbortController();
  const signal = AbortSignal.any([stop.signal, callerSignal]);
  const endsAt = performance.now() + totalMs;
  const stopped = rejection(signal);
  const values = start(signal)[Symbol.asyncIterator]();
  let limitMs = firstMs;
  try {
    for (;;) {
      callerSignal.throwIfAborted();
      const ms = Math.min(limitMs, endsAt - performance.now());
      const timer = setTimeout(() => stop.abort(new TooSlowError(`nothing came for ${Math.round(ms)} ms`)), ms);
      const result = await Promise.race([values.next(), stopped]).finally(() => clearTimeout(timer));
      if (result.done) return;
      yield result.value;
      limitMs = nextMs;
    }
  } finally {
    stop.abort(new Error('over'));
    // Not awaited: whoever does not heed the signal would hold us here.
    void Promise.resolve(values.return?.()).catch(() => undefined);
  }
}

/** Rejects with the signal's reason; nobody needs to listen. */
function rejection(signal: AbortSignal): Promise<never> {
  const promise = new Promise<never>((_, reject) => {
    const fail = () => reject(signal.reason as Error);
    if (signal.aborted) fail();
    else signal.addEventListener('abort', fail, { once: true });
  });
  promise.catch(() => undefined);
  return promise;
}
