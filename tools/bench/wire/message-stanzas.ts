import { readMark } from './mark.ts';
import type { Mark } from './mark.ts';

/** Takes the mark of one message; `failed`: it is an error about a message of ours. The mark is used again for the next. */
export type StanzaSink = (mark: Mark, failed: boolean) => void;

const END = Buffer.from('</message>');
const BODY = Buffer.from('<body>');
const TAG_END = '>'.charCodeAt(0);
const NOTHING = Buffer.alloc(0);

/**
 * Finds the marks of message stanzas in an XMPP stream (RFC 6120) without reading the XML: our texts hold no markup, so
 * that `<body>` stands nowhere else. Reads may be cut anywhere.
 */
export class MessageStanzas {
  readonly #sink: StanzaSink;
  readonly #mark: Mark = { sender: 0, count: 0 };
  #carry: Buffer = NOTHING;

  constructor(sink: StanzaSink) {
    this.#sink = sink;
  }

  /** Takes the next `end` bytes of the connection. */
  feed(bytes: Buffer, end: number): void {
    bytes = bytes.subarray(0, end);
    if (this.#carry.length > 0) {
      bytes = Buffer.concat([this.#carry, bytes]);
      this.#carry = NOTHING;
    }
    let at = 0;
    for (let stop = bytes.indexOf(END, at); stop >= 0; stop = bytes.indexOf(END, at)) {
      this.#read(bytes, at, stop);
      at = stop + END.length;
    }
    if (at < bytes.length) this.#carry = Buffer.from(bytes.subarray(at));
  }

  #read(bytes: Buffer, start: number, end: number): void {
    const body = bytes.indexOf(BODY, start);
    if (body < 0 || body > end || !readMark(bytes, body + BODY.length, this.#mark)) return;
    const from = bytes.indexOf('<message', start);
    const head = bytes.toString('latin1', from, bytes.indexOf(TAG_END, from));
    this.#sink(this.#mark, head.includes(`type='error'`) || head.includes('type="error"'));
  }
}
