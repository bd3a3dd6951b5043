import type { Frame } from './frame.ts';

/**
 * Where the frames of one stream go. The HTTP/1.1 sink writes shared chunks straight to the socket; a sink
 * for another transport only has to pick other bytes of the same frame.
 */
export interface StreamSink {
  /** Bytes that were written and that the kernel has not taken yet. */
  readonly pendingBytes: number;
  /** The bytes of a frame in the encoding and framing of this stream; the same Buffer for all like streams. */
  bytesOf(frame: Frame): Buffer;
  /** Sends bytes made of what `bytesOf` gave. Never throws; after the end it does nothing. */
  write(bytes: Buffer): void;
  /** Calls back once when what was written has gone to the kernel. */
  onceDrained(callback: () => void): void;
  /** Sends the last envelope and ends the stream in an orderly way. `payload` is its JSON. */
  end(payload: Uint8Array): void;
  /** Cuts the connection. */
  destroy(): void;
}
