interface Entry<T> {
  readonly value: T;
  readonly bytes: number;
}

/** Keeps what was used last, up to so many bytes; the last one whatever its size. What is being made is made once. */
export class ModelCache<T> {
  readonly #limitBytes: number;
  readonly #entries = new Map<string, Entry<T>>();
  readonly #making = new Map<string, Promise<T>>();
  #bytes = 0;

  constructor(limitBytes: number) {
    this.#limitBytes = limitBytes;
  }

  /** The value of this key, made when it is not there. What `make` throws is thrown and not kept. */
  async get(key: string, make: () => Promise<Entry<T>>): Promise<T> {
    const entry = this.#entries.get(key);
    if (entry) {
      this.#entries.delete(key);
      this.#entries.set(key, entry); // a Map keeps the order of insertion: the oldest stands first
      return entry.value;
    }
    let making = this.#making.get(key);
    if (!making) {
      making = make()
        .then((made) => this.#keep(key, made))
        .finally(() => this.#making.delete(key));
      this.#making.set(key, making);
    }
    return making;
  }

  #keep(key: string, entry: Entry<T>): T {
    this.#entries.set(key, entry);
    this.#bytes += entry.bytes;
    for (const [oldest, { bytes }] of this.#entries) {
      if (this.#bytes <= this.#limitBytes || oldest === key) break;
      this.#entries.delete(oldest);
      this.#bytes -= bytes;
    }
    return entry.value;
  }
}
