/** Tells what is being done and how long each part took, one line a part. */
export class Progress {
  readonly #name: string;
  readonly #began = performance.now();
  readonly #write: (text: string) => void;

  /** `name` stands before every line: that of the target. */
  constructor(name: string, write: (text: string) => void = (text) => process.stdout.write(text)) {
    this.#name = name;
    this.#write = write;
  }

  /** One line, as it is. */
  say(line: string): void {
    this.#write(`${this.#name}: ${line}\n`);
  }

  /** Says what begins, does it, and says how many seconds it took. */
  async part<T>(what: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    this.say(`${what} …`);
    const result = await work();
    this.say(`${what}: ${seconds(began)} s`);
    return result;
  }

  /** The last line. */
  done(what: string): void {
    this.say(`${what} (${seconds(this.#began)} s)`);
  }
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}
