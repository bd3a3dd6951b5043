import type { IncomingMessage } from 'node:http';
import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';

const MIB = 1024 * 1024;
/** A body that says that it is no larger is nothing to count: nearly all are, and are there as soon as their head. */
const SMALL_BYTES = 64 * 1024;
/** What one that does not say is taken for; of one that says more than any call takes, no more is ever read. */
const UNTOLD_BYTES = MIB;
const MOST_BYTES = 2 * MIB;
/** Bytes that may be on their way at once: of one person, and of all. */
const MAX_OF_ONE = 128 * MIB;
const MAX_OF_ALL = 1024 * MIB;

/**
 * Large bodies that have begun and are not whole. Each takes as much memory as it has bytes for as long as its sender may
 * take: without a bound one person could fill the process.
 */
export class OpenBodies {
  readonly #of = new Map<string, number>();
  #all = 0;

  /** Counts a body until it is whole or cut. Throws RATE_LIMITED (too much of one person's) or OVERLOADED. */
  hold(userId: string, request: IncomingMessage): void {
    const bytes = announcedBytes(request);
    if (bytes <= SMALL_BYTES || request.complete || request.destroyed) return;
    const open = (this.#of.get(userId) ?? 0) + bytes;
    if (open > MAX_OF_ONE) {
      throw failure('RATE_LIMITED', Code.ResourceExhausted, 'too many large requests at once', { retryAfterMs: 1_000 });
    }
    if (this.#all + bytes > MAX_OF_ALL) {
      throw failure('OVERLOADED', Code.Unavailable, 'too many large requests under way', { retryAfterMs: 2_000 });
    }
    this.#of.set(userId, open);
    this.#all += bytes;
    let held = true;
    const { socket } = request;
    const release = () => {
      if (!held) return;
      held = false;
      if (overHttp1(request)) socket.off('close', release);
      this.#all -= bytes;
      const left = (this.#of.get(userId) ?? bytes) - bytes;
      if (left > 0) this.#of.set(userId, left);
      else this.#of.delete(userId);
    };
    request.once('end', release).once('close', release);
    // Node tells a request of HTTP/1.1 nothing any more once it was answered, also when the connection goes before its body is whole.
    if (overHttp1(request)) socket.once('close', release);
  }
}

function overHttp1({ httpVersionMajor }: IncomingMessage): boolean {
  return httpVersionMajor < 2;
}

function announcedBytes(request: IncomingMessage): number {
  const { headers } = request;
  const length = headers['content-length'];
  if (length !== undefined && /^\d+$/.test(length)) return Math.min(Number(length), MOST_BYTES);
  // Without a length and without chunks a request of HTTP/1.1 has no body.
  return overHttp1(request) && headers['transfer-encoding'] === undefined ? 0 : UNTOLD_BYTES;
}
