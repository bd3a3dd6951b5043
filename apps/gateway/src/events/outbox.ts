import type { Flushable, FlushTurn, FrameJoins } from './flush-turn.ts';
import type { Frame } from './frame.ts';
import type { StreamSink } from './sink.ts';

/** Past this the socket is left alone until it has drained: what is queued here can still be merged or shed. */
const SOCKET_BYTES = 128 * 1024;

/** More than this is not collected before it is written, so that a burst in one turn fills no queue. */
const WRITE_BYTES = 64 * 1024;

/** What a stream counts for all streams together. */
export interface OutboxCounts {
  delivered: number;
  shed: number;
  merged: number;
}

/**
 * The byte-bounded queue between the room hubs and one reader. Frames are collected and written once a
 * turn. A slow reader costs others nothing: past half of the bound ephemeral frames are dropped and
 * `merged` ones replace each other; at the bound `onFull` is called once and nothing more is taken. A large
 * frame that comes while nothing waits is taken whatever its size, and the bound is for what comes after it: who is in
 * thousands of rooms gets `ready` in one frame.
 */
export class Outbox implements Flushable {
  readonly #sink: StreamSink;
  readonly #turn: FlushTurn;
  readonly #counts: OutboxCounts;
  readonly #maxBytes: number;
  readonly #onFull: () => void;
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  /** Bytes of a large frame that came while nothing waited, until the reader has taken it. */
  #alone = 0;
  #mergedAt: Map<string, number> | undefined;
  #marked = false;
  #blockedSince = 0;
  #wroteAt = 0;
  #closed = false;
  #waiting: (() => void)[] = [];

  constructor(
    sink: StreamSink,
    turn: FlushTurn,
    counts: OutboxCounts,
    options: { maxBytes: number; onFull: () => void },
  ) {
    this.#sink = sink;
    this.#turn = turn;
    this.#counts = counts;
    this.#maxBytes = options.maxBytes;
    this.#onFull = options.onFull;
  }

  /** Bytes that the reader has not taken: here and in the socket. */
  get pendingBytes(): number {
    return this.#queuedBytes + this.#sink.pendingBytes;
  }

  /** Frames that wait for the end of the turn, or for the reader. */
  get queued(): number {
    return this.#queue.length;
  }

  /** Since when (`performance.now()`) the reader has taken nothing; 0: it reads. */
  get blockedSince(): number {
    return this.#blockedSince;
  }

  /** When something was last written (`performance.now()`); 0: never. */
  get wroteAt(): number {
    return this.#wroteAt;
  }

  /** Takes a frame, or sheds it, or calls `onFull`. */
  push(frame: Frame): void {
    if (this.#closed) return;
    const bytes = this.#sink.bytesOf(frame);
    if (this.#queuedBytes > WRITE_BYTES && this.#blockedSince === 0) this.#turn.flushNow(this);
    const pending = this.#queuedBytes + this.#sink.pendingBytes;
    if (pending > this.#maxBytes / 2 && frame.urgency !== 'durable' && this.#relieved(frame, bytes)) return;
    const large = bytes.length > this.#maxBytes / 2;
    if (large && this.#queue.length === 0 && this.#blockedSince === 0) this.#alone = bytes.length;
    if (pending + bytes.length > this.#maxBytes + this.#alone) {
      this.#closed = true;
      this.#onFull();
      return;
    }
    this.#queue.push(bytes);
    this.#queuedBytes += bytes.length;
    this.#counts.delivered++;
    if (!this.#marked) {
      this.#marked = true;
      if (this.#blockedSince === 0) this.#turn.mark(this);
    }
  }

  /** Resolves when everything was handed to the socket and the reader is not behind, or when it was closed. */
  async settled(): Promise<void> {
    while (!this.#closed && (this.#queue.length > 0 || this.#blockedSince > 0)) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Writes what was collected, unless the reader is behind: then when it has caught up. */
  flush(joins: FrameJoins, now: number): void {
    this.#marked = false;
    if (this.#closed || this.#blockedSince > 0) return;
    if (this.#queue.length > 0) {
      const queue = this.#queue;
      this.#queue = [];
      this.#queuedBytes = 0;
      this.#mergedAt = undefined;
      this.#wroteAt = now;
      this.#sink.write(joins.join(queue));
    }
    if (this.#sink.pendingBytes > SOCKET_BYTES) {
      this.#block();
    } else {
      this.#alone = 0;
      this.#release();
    }
  }

  /** Writes what is still queued (a reader that is behind gets none of it) and ends the stream. */
  finish(endStream: Uint8Array): void {
    if (this.#queue.length > 0 && this.#blockedSince === 0 && !this.#closed)
      this.#sink.write(Buffer.concat(this.#queue));
    this.close();
    this.#sink.end(endStream);
  }

  /** Forgets what is queued and takes nothing more. */
  close(): void {
    this.#closed = true;
    this.#queue = [];
    this.#queuedBytes = 0;
    this.#release();
  }

  #block(): void {
    this.#blockedSince = performance.now();
    this.#sink.onceDrained(() => {
      this.#blockedSince = 0;
      this.#alone = 0;
      if (this.#closed) return;
      this.#marked = true;
      this.#turn.mark(this);
    });
  }

  #release(): void {
    const waiting = this.#waiting;
    if (waiting.length === 0) return;
    this.#waiting = [];
    for (const resume of waiting) resume();
  }

  /** Past half: drops an ephemeral frame, puts a merged one in the place of its forerunner. */
  #relieved(frame: Frame, bytes: Buffer): boolean {
    if (frame.urgency === 'ephemeral') {
      this.#counts.shed++;
      return true;
    }
    const at = this.#mergedAt?.get(frame.mergeKey);
    if (at === undefined) {
      (this.#mergedAt ??= new Map()).set(frame.mergeKey, this.#queue.length);
      return false;
    }
    this.#queuedBytes += bytes.length - (this.#queue[at]?.length ?? 0);
    this.#queue[at] = bytes;
    this.#counts.merged++;
    return true;
  }
}
