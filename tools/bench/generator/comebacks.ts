/** Who was cut off and is back. Times are of performance.now(). */
export class Comebacks {
  /** Still away. */
  under = 0;
  #count = 0;
  #firstCut: number | undefined;
  #lastBack = 0;

  /** Somebody was cut off. */
  cutOff(): void {
    this.#firstCut ??= performance.now();
    this.under += 1;
  }

  /** Somebody is back. */
  back(): void {
    this.under -= 1;
    this.#count += 1;
    this.#lastBack = performance.now();
  }

  /** How many came back, and how long it took from the first who was cut off to the last who came back; undefined when nobody was. */
  read(): { count: number; seconds: number } | undefined {
    if (this.#firstCut === undefined) return undefined;
    return { count: this.#count, seconds: (this.#lastBack - this.#firstCut) / 1000 };
  }
}
