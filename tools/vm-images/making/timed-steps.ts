/** The steps of a long exercise, one after the other, each announced and timed. */
export class TimedSteps {
  /** What is told at the end: how long each step took, and whatever else was measured. */
  readonly figures: string[] = [];

  /** Says what begins, does it, and keeps how long it took. Throws what the step throws. */
  readonly step = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    console.log(`\n--- ${name}`);
    const startedAt = performance.now();
    const result = await run();
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`--- done in ${seconds} s`);
    this.figures.push(`${seconds.padStart(6)} s  ${name}`);
    return result;
  };
}
