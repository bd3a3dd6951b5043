/** Takes one message: its flags and its content `bytes[start…end)`, which may be used during the call only. */
export type EnvelopeSink = (flags: number, bytes: Buffer, start: number, end: number) => void;

/** Flag of the envelope that ends a stream; its content is JSON. */
export const END_OF_STREAM = 0x02;

const PREFIX_BYTES = 5;
const NOTHING = Buffer.alloc(0);

/** Cuts a Connect stream into its envelopes: flag byte, length in four bytes big-endian, content. Input may be cut anywhere. */
export class EnvelopeReader {
  readonly #sink: EnvelopeSink;
  #carry: Buffer = NOTHING;

  constructor(sink: EnvelopeSink) {
    this.#sink = sink;
  }

  /** Takes `bytes[start…end)`; what is not a whole envelope yet is copied and kept. */
  feed(bytes: Buffer, start: number, end: number): void {
    if (this.#carry.length > 0) {
      bytes = Buffer.concat([this.#carry, bytes.subarray(start, end)]);
      this.#carry = NOTHING;
      start = 0;
      end = bytes.length;
    }
    while (end - start >= PREFIX_BYTES) {
      const stop = start + PREFIX_BYTES + bytes.readUInt32BE(start + 1);
      if (stop > end) break;
      this.#sink(bytes[start]!, bytes, start + PREFIX_BYTES, stop);
      start = stop;
    }
    if (start < end) this.#carry = Buffer.from(bytes.subarray(start, end));
  }
}

/** One envelope around `content`. */
export function envelope(flags: number, content: Uint8Array): Buffer {
  const framed = Buffer.allocUnsafe(PREFIX_BYTES + content.length);
  framed[0] = flags;
  framed.writeUInt32BE(content.length, 1);
  framed.set(content, PREFIX_BYTES);
  return framed;
}
