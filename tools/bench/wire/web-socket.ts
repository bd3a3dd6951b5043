/** Takes one message from the server, `bytes[start…end)`; to be used during the call only. */
export type FrameSink = (opcode: number, bytes: Buffer, start: number, end: number) => void;

/** Frames of text. */
export const TEXT = 1;

const NOTHING = Buffer.alloc(0);
const HEAD_END = Buffer.from('\r\n\r\n');

/** The request that turns an HTTP/1.1 connection into a WebSocket (RFC 6455). */
export function upgradeRequest(path: string): Buffer {
  return Buffer.from(
    [
      `GET ${path} HTTP/1.1`,
      'Host: localhost',
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      '',
      '',
    ].join('\r\n'),
  );
}

/** One text frame of a client, masked as it has to be; with zeros, which changes nothing for the server. Up to 65,535 bytes. */
export function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  const short = payload.length < 126;
  const head = Buffer.alloc(short ? 6 : 8);
  head[0] = 0x80 | TEXT;
  head[1] = 0x80 | (short ? payload.length : 126);
  if (!short) head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}

/** Reads what a server sends after an upgrade: its answer, then frames. Reads may be cut anywhere. */
export class WebSocketReader {
  readonly #sink: FrameSink;
  #carry: Buffer = NOTHING;
  #upgraded = false;

  constructor(sink: FrameSink) {
    this.#sink = sink;
  }

  /** Takes the next `end` bytes of the connection. Throws when the upgrade was refused. */
  feed(bytes: Buffer, end: number): void {
    bytes = bytes.subarray(0, end);
    if (this.#carry.length > 0) {
      bytes = Buffer.concat([this.#carry, bytes]);
      this.#carry = NOTHING;
    }
    let at = this.#upgraded ? 0 : this.#readHead(bytes);
    while (this.#upgraded && at < bytes.length) {
      const next = this.#readFrame(bytes, at);
      if (next < 0) break;
      at = next;
    }
    if (at < bytes.length) this.#carry = Buffer.from(bytes.subarray(at));
  }

  #readHead(bytes: Buffer): number {
    const end = bytes.indexOf(HEAD_END);
    if (end < 0) return 0;
    const head = bytes.toString('latin1', 0, end);
    if (!head.startsWith('HTTP/1.1 101 ')) throw new Error(`the upgrade was refused: ${head}`);
    this.#upgraded = true;
    return end + HEAD_END.length;
  }

  /** Where the next frame begins; -1: this one is not complete. */
  #readFrame(bytes: Buffer, at: number): number {
    if (bytes.length - at < 2) return -1;
    const short = bytes[at + 1]! & 0x7f;
    const headLength = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length - at < headLength) return -1;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    const start = at + headLength;
    if (start + length > bytes.length) return -1;
    this.#sink(bytes[at]! & 0x0f, bytes, start, start + length);
    return start + length;
  }
}
