/** A queue that one reader follows until it fails. */
export class LiveQueue<T> {
  private readonly waiting: T[] = [];
  private error: Error | undefined;
  private wake: () => void = () => undefined;

  push(item: T): void {
    this.waiting.push(item);
    this.wake();
  }

  /** Ends the reading, after what is there. */
  fail(error: Error): void {
    this.error ??= error;
    this.wake();
  }

  async *items(): AsyncGenerator<T> {
    for (;;) {
      const item = this.waiting.shift();
      if (item) yield item;
      else if (this.error) throw this.error;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}
