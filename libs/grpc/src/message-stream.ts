/** Messages of a grpc-js stream in and out, one at a time, with backpressure. */
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';

interface Waiting<T> {
  resolve(result: IteratorResult<T, undefined>): void;
  reject(reason: unknown): void;
}

/**
 * The incoming messages of a grpc-js stream. Unlike the stream's own iterator it listens from the moment it is
 * made (an early error is kept for the reader, not thrown into the process), never destroys a duplex whose other
 * half is still in use, and costs one promise a message. One `next` at a time.
 */
export class IncomingMessages<Raw, T> implements AsyncIterableIterator<T, undefined> {
  private readonly stream: Readable;
  private readonly open: (raw: Raw) => T;
  private readonly translate: (reason: unknown) => unknown;
  private waiting: Waiting<T> | undefined;
  private over: { readonly error?: unknown } | undefined;
  private abandoned = false;

  /**
   * @param open turns what the stream holds into a message; what it throws ends the iteration
   * @param translate turns the error of the stream (`undefined` when it was closed before its end) into what `next` throws
   * @param isCut tells, one turn after the end, whether it was none: a reset HTTP/2 stream looks for some ticks as if
   *   its sender had closed it, and half an upload must not pass for a whole one
   */
  constructor(stream: Readable, open: (raw: Raw) => T, translate: (reason: unknown) => unknown, isCut?: () => boolean) {
    this.stream = stream;
    this.open = open;
    this.translate = translate;
    stream.on('readable', this.advance);
    stream.on('error', (reason: unknown) => this.fail(reason));
    stream.on('close', () => this.fail(undefined));
    stream.on('end', () => {
      if (isCut === undefined) this.finish({});
      else setImmediate(() => (isCut() ? this.fail(undefined) : this.finish({})));
    });
  }

  next(): Promise<IteratorResult<T, undefined>> {
    return new Promise((resolve, reject) => {
      if (this.waiting !== undefined) throw new Error('one read at a time');
      this.waiting = { resolve, reject };
      this.advance();
    });
  }

  /** Stops reading; the stream is left as it is. */
  return(): Promise<IteratorResult<T, undefined>> {
    this.abandoned = true;
    this.finish({});
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private readonly advance = (): void => {
    const { waiting } = this;
    if (waiting === undefined) return;
    // What arrived before the end or an error is delivered first.
    const raw = this.abandoned ? null : (this.stream.read() as Raw | null);
    if (raw === null) {
      if (this.over === undefined) return;
      this.waiting = undefined;
      if ('error' in this.over) waiting.reject(this.over.error);
      else waiting.resolve({ done: true, value: undefined });
      return;
    }
    this.waiting = undefined;
    try {
      waiting.resolve({ done: false, value: this.open(raw) });
    } catch (error) {
      this.abandoned = true;
      this.finish({ error });
      waiting.reject(error);
    }
  };

  private fail(reason: unknown): void {
    if (this.over === undefined) this.finish({ error: this.translate(reason) });
  }

  private finish(over: { readonly error?: unknown }): void {
    if (this.over !== undefined) return;
    this.over = over;
    this.stream.off('readable', this.advance);
    this.advance();
  }
}

/**
 * Writes messages as they come and as the stream can take them. Stops early, and lets the source clean up
 * (`return`), once `over` is aborted. `started` is called once, before the first message or at the end without any.
 */
export async function writeAll<T>(
  stream: Writable,
  messages: AsyncIterable<T>,
  over: AbortSignal,
  started?: () => void,
): Promise<void> {
  let first = started;
  for await (const message of messages) {
    if (over.aborted) return;
    first?.();
    first = undefined;
    if (!stream.write(message)) await drained(stream, over);
    if (over.aborted) return;
  }
  first?.();
}

/** Resolves when the stream takes more, or when the call is over. */
async function drained(stream: Writable, over: AbortSignal): Promise<void> {
  try {
    await once(stream, 'drain', { signal: over });
  } catch (reason) {
    if (!over.aborted) throw reason;
  }
}
