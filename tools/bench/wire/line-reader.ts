/** Takes one line, `bytes[start…end)` without its end; to be used during the call only. */
export type LineSink = (bytes: Buffer, start: number, end: number) => void;

const LF = 10;
const NOTHING = Buffer.alloc(0);

/** Cuts a connection's bytes into lines. Reads may be cut anywhere. */
export class LineReader {
  readonly #sink: LineSink;
  #carry: Buffer = NOTHING;

  constructor(sink: LineSink) {
    this.#sink = sink;
  }

  /** Takes the next `end` bytes; what is not a whole line yet is copied and kept. */
  feed(bytes: Buffer, end: number): void {
    if (this.#carry.length > 0) {
      bytes = Buffer.concat([this.#carry, bytes.subarray(0, end)]);
      this.#carry = NOTHING;
      end = bytes.length;
    }
    let at = 0;
    for (let stop = bytes.indexOf(LF, at); stop >= 0 && stop < end; stop = bytes.indexOf(LF, at)) {
      this.#sink(bytes, at, stop);
      at = stop + 1;
    }
    if (at < end) this.#carry = Buffer.from(bytes.subarray(at, end));
  }
}
