import { constants, type ServerHttp2Stream } from 'node:http2';
import { encodeEnvelope, END_STREAM_FLAG } from './envelope.ts';
import type { Encoding, Frame } from './frame.ts';
import type { StreamSink } from './sink.ts';

/** A stream on HTTP/2, which frames by itself: shared envelopes go to it as they are. */
export class Http2Sink implements StreamSink {
  readonly #stream: ServerHttp2Stream;
  readonly #encoding: Encoding;
  #ended = false;

  constructor(stream: ServerHttp2Stream, encoding: Encoding) {
    this.#stream = stream;
    this.#encoding = encoding;
  }

  get pendingBytes(): number {
    return this.#stream.writableLength;
  }

  bytesOf(frame: Frame): Buffer {
    return frame.envelope(this.#encoding);
  }

  write(bytes: Buffer): void {
    if (!this.#ended && this.#stream.writable) this.#stream.write(bytes);
  }

  onceDrained(callback: () => void): void {
    this.#stream.once('drain', callback);
  }

  end(payload: Uint8Array): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#stream.writable) this.#stream.end(encodeEnvelope(END_STREAM_FLAG, payload));
  }

  /** Only this stream: others of the same reader share the connection. */
  destroy(): void {
    this.#ended = true;
    this.#stream.close(constants.NGHTTP2_CANCEL);
  }
}
