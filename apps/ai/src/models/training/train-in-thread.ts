import { Worker } from 'node:worker_threads';
import type { Examples, Trained } from '../classifier/train.ts';

/** Beside this module in the sources, beside the bundle once it is built (tools/build/bundle.mjs). */
const script = import.meta.url.endsWith('.ts') ? './training.worker.ts' : './training.worker.mjs';

/** Learns in a thread of its own, so that this one goes on answering. Aborted: ends it and throws the signal's reason. */
export function trainInThread(examples: Examples, signal: AbortSignal): Promise<Trained> {
  signal.throwIfAborted();
  // What this process was started with (inspector, supervision) is not for its threads.
  const worker = new Worker(new URL(script, import.meta.url), { execArgv: [] });
  return new Promise<Trained>((resolve, reject) => {
    const stop = (): void => {
      void worker.terminate();
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', stop, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      reject(new Error(`the thread that learns ended with code ${code}`));
    });
    worker.postMessage(examples);
  });
}
