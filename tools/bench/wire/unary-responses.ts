/** Takes one response; `bytes[start…end)` is its body and may be used during the call only. */
export type ResponseSink = (status: number, bytes: Buffer, start: number, end: number) => void;

const NOTHING = Buffer.alloc(0);
const HEAD_END = Buffer.from('\r\n\r\n');

/** Reads the responses of a keep-alive HTTP/1.1 connection one after another. Reads may be cut anywhere. */
export class UnaryResponses {
  readonly #sink: ResponseSink;
  #carry: Buffer = NOTHING;

  constructor(sink: ResponseSink) {
    this.#sink = sink;
  }

  /** Takes the next `end` bytes of the connection. Throws on a response with neither a length nor chunks. */
  feed(bytes: Buffer, end: number): void {
    if (this.#carry.length > 0) {
      bytes = Buffer.concat([this.#carry, bytes.subarray(0, end)]);
      this.#carry = NOTHING;
      end = bytes.length;
    }
    let at = 0;
    while (at < end) {
      const next = this.#readOne(bytes, at, end);
      if (next < 0) break;
      at = next;
    }
    if (at < end) this.#carry = Buffer.from(bytes.subarray(at, end));
  }

  /** Where the response after this one begins; -1: this one is not complete. */
  #readOne(bytes: Buffer, start: number, end: number): number {
    const headEnd = bytes.indexOf(HEAD_END, start);
    if (headEnd < 0 || headEnd + HEAD_END.length > end) return -1;
    const head = bytes.toString('latin1', start, headEnd + 2);
    const bodyStart = headEnd + HEAD_END.length;
    const status = Number(head.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(head);
    if (length) {
      const bodyEnd = bodyStart + Number(length[1]);
      if (bodyEnd > end) return -1;
      this.#sink(status, bytes, bodyStart, bodyEnd);
      return bodyEnd;
    }
    if (!/\r\ntransfer-encoding: *chunked/i.test(head)) throw new Error(`a response without length: ${head}`);
    return this.#readChunks(status, bytes, bodyStart, end);
  }

  #readChunks(status: number, bytes: Buffer, start: number, end: number): number {
    const parts: Buffer[] = [];
    for (let at = start; ;) {
      const lineEnd = bytes.indexOf('\r\n', at);
      if (lineEnd < 0 || lineEnd >= end) return -1;
      const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
      const dataEnd = lineEnd + 2 + size;
      if (dataEnd + 2 > end) return -1;
      at = dataEnd + 2;
      if (size === 0) {
        const body = Buffer.concat(parts);
        this.#sink(status, body, 0, body.length);
        return at;
      }
      parts.push(bytes.subarray(lineEnd + 2, dataEnd));
    }
  }
}
