import type { IncomingMessage } from 'node:http';

/** What became of a body: all of it, more than allowed (what was read so far), or the client went away. */
export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'tooLarge'; readonly bytes: Buffer }
  | { readonly kind: 'cut' };

const NOTHING = Buffer.alloc(0);

/**
 * Reads a request's body up to `maxBytes` and calls back once. Meanwhile it holds about as much memory as there are
 * bytes, in however small pieces they come.
 */
export function readBody(request: IncomingMessage, maxBytes: number, done: (body: Body) => void): void {
  /** What came stands in its first `length` bytes; most bodies come in one piece, which is then not copied. */
  let kept: Buffer = NOTHING;
  let length = 0;
  let settled = false;

  const finish = (body: Body) => {
    if (settled) return;
    settled = true;
    // A stream's request is there for hours: nothing of this, and not the body, is to stay with it.
    request.off('data', take).off('end', whole).off('close', cut);
    kept = NOTHING;
    done(body);
  };
  const whole = () => finish({ kind: 'whole', bytes: bytes() });
  const cut = () => finish({ kind: 'cut' });
  const bytes = () => kept.subarray(0, length);
  const take = (chunk: Buffer) => {
    if (length === 0) {
      kept = chunk;
    } else {
      if (length + chunk.length > kept.length) kept = grown(kept, length, length + chunk.length);
      chunk.copy(kept, length);
    }
    length += chunk.length;
    if (length > maxBytes) finish({ kind: 'tooLarge', bytes: bytes() });
  };
  if (request.destroyed) {
    cut(); // its 'close' was before us
    return;
  }
  request.on('data', take).on('end', whole).on('close', cut);
}

/** A larger buffer with the same first bytes: twice as large, so that each byte is copied about twice in all. */
function grown(buffer: Buffer, length: number, atLeast: number): Buffer {
  const wider = Buffer.allocUnsafe(Math.max(buffer.length * 2, atLeast));
  buffer.copy(wider, 0, 0, length);
  return wider;
}
