/** A stream of requests that a test sends one at a time. */
export class Outbox<T> implements AsyncIterable<T> {
  readonly #waiting: T[] = [];
  #over = false;
  #wake: () => void = () => undefined;

  send(value: T): void {
    this.#waiting.push(value);
    this.#wake();
  }

  end(): void {
    this.#over = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next !== undefined) yield next;
      else if (this.#over) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
