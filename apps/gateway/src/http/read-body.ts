import type { IncomingMessage } from 'node:http';

/** What became of a body: all of it, more than allowed (what was read so far), or the client went away. */
export type Body =
  | { readonly kind: 'whole'; readonly bytes: Buffer }
  | { readonly kind: 'tooLarge'; readonly bytes: Buffer }
  | { readonly kind: 'cut' };

/** Reads a request's body up to `maxBytes` and calls back once. */
export function readBody(request: IncomingMessage, maxBytes: number, done: (body: Body) => void): void {
  let first: Buffer | undefined;
  let chunks: Buffer[] | undefined;
  let length = 0;
  let settled = false;

  const finish = (body: Body) => {
    if (settled) return;
    settled = true;
    request.off('data', take);
    done(body);
  };
  const bytes = () => (chunks ? Buffer.concat(chunks) : (first ?? Buffer.alloc(0)));
  const take = (chunk: Buffer) => {
    length += chunk.length;
    if (first === undefined) first = chunk;
    else (chunks ??= [first]).push(chunk);
    if (length > maxBytes) finish({ kind: 'tooLarge', bytes: bytes() });
  };
  request.on('data', take);
  request.on('end', () => finish({ kind: 'whole', bytes: bytes() }));
  // Without a listener for 'error' Node tells of a cut request by 'close' alone.
  request.on('close', () => finish({ kind: 'cut' }));
}
