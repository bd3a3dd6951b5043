/** Where decoded bytes go. `bytes[start…end)` may be used during the call only. */
export type BytesSink = (bytes: Buffer, start: number, end: number) => void;

type State = 'head' | 'size' | 'extension' | 'data' | 'data-end' | 'done';

const LF = 10;
const CR = 13;
const SEMICOLON = 59;

/**
 * Reads one streamed HTTP/1.1 response (RFC 9112 section 7.1) from a raw socket: the head, then chunks, whose content goes
 * to `sink` without a copy. Reads may be cut anywhere. Throws when the status is not 200 or the body is not chunked.
 */
export class ChunkedResponse {
  readonly #sink: BytesSink;
  #state: State = 'head';
  #head = '';
  #remaining = 0;

  constructor(sink: BytesSink) {
    this.#sink = sink;
  }

  /** Whether the last chunk was read. */
  get done(): boolean {
    return this.#state === 'done';
  }

  /** Takes the next `end` bytes of the connection. */
  feed(bytes: Buffer, end: number): void {
    let at = this.#state === 'head' ? this.#readHead(bytes, end) : 0;
    while (at < end) {
      switch (this.#state) {
        case 'size':
        case 'extension':
          this.#readSize(bytes[at++]!);
          break;
        case 'data': {
          const stop = Math.min(end, at + this.#remaining);
          this.#remaining -= stop - at;
          if (this.#remaining === 0) this.#state = 'data-end';
          this.#sink(bytes, at, stop);
          at = stop;
          break;
        }
        case 'data-end':
          if (bytes[at++] === LF) this.#state = 'size';
          break;
        default:
          return;
      }
    }
  }

  #readHead(bytes: Buffer, end: number): number {
    const before = this.#head.length;
    this.#head += bytes.toString('latin1', 0, end);
    const length = this.#head.indexOf('\r\n\r\n');
    if (length < 0) return end;
    if (!this.#head.startsWith('HTTP/1.1 200 ') || !/^transfer-encoding: *chunked *\r?$/im.test(this.#head)) {
      throw new Error(`the stream was refused: ${this.#head.trim()}`);
    }
    this.#head = '';
    this.#state = 'size';
    return length + 4 - before;
  }

  #readSize(byte: number): void {
    if (byte === LF) this.#state = this.#remaining === 0 ? 'done' : 'data';
    else if (byte === SEMICOLON) this.#state = 'extension';
    else if (byte !== CR && this.#state === 'size') this.#remaining = this.#remaining * 16 + hexDigit(byte);
  }
}

function hexDigit(byte: number): number {
  if (byte >= 48 && byte <= 57) return byte - 48;
  const letter = byte | 32;
  if (letter >= 97 && letter <= 102) return letter - 87;
  throw new Error(`no chunk size: byte ${byte}`);
}
