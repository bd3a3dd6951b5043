/** Text is collected for so long: people read no faster, and each piece goes to everybody in the room. */
const COLLECT_MS = 80;
/** UTF-16 units of a piece; a longer one is sent as several. */
const MAX_PIECE = 1_000;

/** Hands on a text that grows in pieces of some size, each with its place. */
export class DeltaSender {
  readonly #send: (offset: number, textDelta: string) => void;
  #sent = 0;
  #timer: NodeJS.Timeout | undefined;
  /** All of it. */
  text = '';

  constructor(send: (offset: number, textDelta: string) => void) {
    this.#send = send;
  }

  push(textDelta: string): void {
    if (textDelta === '') return;
    this.text += textDelta;
    this.#timer ??= setTimeout(() => this.#flush(), COLLECT_MS);
  }

  /** Sends nothing any more; the whole comes in another way. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #flush(): void {
    this.#timer = undefined;
    while (this.#sent < this.text.length) {
      let end = Math.min(this.text.length, this.#sent + MAX_PIECE);
      const unit = this.text.charCodeAt(end - 1);
      if (end < this.text.length && unit >= 0xd800 && unit <= 0xdbff) end--;
      this.#send(this.#sent, this.text.slice(this.#sent, end));
      this.#sent = end;
    }
  }
}
