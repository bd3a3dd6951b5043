import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { encodeEnvelope, END_STREAM_FLAG } from './envelope.ts';
import type { Encoding, Frame } from './frame.ts';
import type { StreamSink } from './sink.ts';

/**
 * A stream on HTTP/1.1. The response head must have been flushed and its transfer coding be chunked: frames
 * are chunks already and go past the response straight to its socket, which saves the copy, the length and
 * the three writes that `response.write` makes of each of them.
 */
export class ChunkedSink implements StreamSink {
  readonly #response: ServerResponse;
  readonly #socket: Socket;
  readonly #encoding: Encoding;
  #ended = false;

  constructor(response: ServerResponse, socket: Socket, encoding: Encoding) {
    this.#response = response;
    this.#socket = socket;
    this.#encoding = encoding;
  }

  get pendingBytes(): number {
    return this.#socket.writableLength;
  }

  bytesOf(frame: Frame): Buffer {
    return frame.chunk(this.#encoding);
  }

  write(bytes: Buffer): void {
    if (!this.#ended && this.#socket.writable) this.#socket.write(bytes);
  }

  onceDrained(callback: () => void): void {
    this.#socket.once('drain', callback);
  }

  end(payload: Uint8Array): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#response.end(encodeEnvelope(END_STREAM_FLAG, payload));
  }

  destroy(): void {
    this.#ended = true;
    this.#socket.destroy();
  }
}
