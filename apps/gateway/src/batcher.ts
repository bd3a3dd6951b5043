interface Waiting<Key, Answer> {
  readonly key: Key;
  resolve(answer: Answer): void;
  reject(reason: unknown): void;
}

/** Answers to the first of `keys`, in their order: one at least, and fewer than asked for where all would be too much. */
export type AskMany<Key, Answer> = (keys: readonly Key[]) => Promise<readonly Answer[]>;

/** A call that lasts longer keeps nobody else waiting: whom it asks may be frozen, and others not. */
const PATIENCE_MS = 200;

/**
 * Puts questions that come while others are under way into one call. A single one is asked at once and waits for nobody; when
 * thousands come at once (everybody returns after a gateway was killed) a call answers a hundred of them.
 */
export class Batcher<Key, Answer> {
  readonly #askMany: AskMany<Key, Answer>;
  readonly #maxKeys: number;
  readonly #maxCalls: number;
  readonly #waiting: Waiting<Key, Answer>[] = [];
  #calls = 0;

  /** At most `maxKeys` questions a call, and `maxCalls` calls at the same time while they are answered soon. */
  constructor(askMany: AskMany<Key, Answer>, { maxKeys = 100, maxCalls = 2 } = {}) {
    this.#askMany = askMany;
    this.#maxKeys = maxKeys;
    this.#maxCalls = maxCalls;
  }

  /** The answer to one question. Throws what the call throws in which it went. */
  ask(key: Key): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ key, resolve, reject });
      this.#callOn();
    });
  }

  #callOn(): void {
    while (this.#calls < this.#maxCalls && this.#waiting.length > 0) {
      this.#calls++;
      let counts = true;
      const isOver = (): void => {
        if (counts) this.#calls--;
        counts = false;
        this.#callOn();
      };
      const impatience = setTimeout(isOver, PATIENCE_MS);
      void this.#call(this.#waiting.splice(0, this.#maxKeys)).then(() => {
        clearTimeout(impatience);
        isOver();
      });
    }
  }

  /** Never rejects. */
  async #call(asked: readonly Waiting<Key, Answer>[]): Promise<void> {
    try {
      const answers = await this.#askMany(asked.map(({ key }) => key));
      if (answers.length === 0) throw new Error('none of the questions was answered');
      answers.slice(0, asked.length).forEach((answer, index) => asked[index]?.resolve(answer));
      this.#waiting.unshift(...asked.slice(answers.length));
    } catch (reason) {
      for (const waiting of asked) waiting.reject(reason);
    }
  }
}
