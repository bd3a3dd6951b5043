/** Pieces that one side adds when it has them and the other takes one after the other. */
export class PieceQueue implements AsyncIterable<string> {
  readonly #pieces: string[] = [];
  #over = false;
  #failure: { reason: unknown } | undefined;
  #wake: () => void = () => undefined;

  add(piece: string): void {
    this.#pieces.push(piece);
    this.#wake();
  }

  /** No more comes. */
  end(): void {
    this.#over = true;
    this.#wake();
  }

  /** Whoever takes gets what is there, then the reason. */
  fail(reason: unknown): void {
    this.#failure = { reason };
    this.end();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string> {
    for (;;) {
      const piece = this.#pieces.shift();
      if (piece !== undefined) yield piece;
      else if (this.#failure) throw this.#failure.reason;
      else if (this.#over) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
