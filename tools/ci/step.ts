/** A part of the run. */
export interface Step {
  readonly name: string;
  /** Throws when it could not be done; what it counted before is then lost and it counts as one failure. */
  readonly run: () => Promise<Counts>;
}

/** How many checks passed and failed: the tests of a test run, or one for a step that is a check itself. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  /** How many of those that passed did so only when run again. */
  readonly runAgain?: number;
  /** What a reader has to see of each test that failed, also if only once: its name and the first lines of why. */
  readonly reports?: readonly string[];
}

/** Steps that are one check. */
export const onePassed: Counts = { passed: 1, failed: 0 };

/** What is printed at the end of the run. */
export interface StepResult extends Counts {
  readonly name: string;
  readonly seconds: number;
}

/** Runs the steps one after the other; one that fails does not keep the others from being run. */
export async function runSteps(steps: readonly Step[], print: (line: string) => void): Promise<StepResult[]> {
  const results: StepResult[] = [];
  for (const { name, run } of steps) {
    print(`\n=== ${name}`);
    const startedAt = performance.now();
    let counts: Counts;
    try {
      counts = await run();
    } catch (error) {
      print(`${name}: ${error instanceof Error ? error.message : String(error)}`);
      counts = { passed: 0, failed: 1 };
    }
    const seconds = (performance.now() - startedAt) / 1000;
    print(`--- ${name}: ${seconds.toFixed(1)} s, ${counts.passed} passed, ${counts.failed} failed`);
    results.push({ name, seconds, ...counts });
  }
  return results;
}

/** The tests that failed, a table of all steps; the last line is the total, alone: `N passed, N failed`. */
export function summary(results: readonly StepResult[]): string {
  const reports = results
    .filter(({ failed, runAgain = 0 }) => failed > 0 || runAgain > 0)
    .flatMap(({ name, failed, reports = [] }) => {
      const outcome = failed > 0 ? 'FAILED' : 'PASSED ONLY WHEN RUN AGAIN';
      return reports.map((report) => `${outcome} in ${name}: ${report}\n`);
    });
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(({ name, seconds, passed, failed }) => {
    const time = `${seconds.toFixed(1)} s`.padStart(9);
    return `${failed === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(width)} ${time}  ${passed} passed, ${failed} failed`;
  });
  const total = totals(results);
  return [...reports, ...lines, '', `${total.passed} passed, ${total.failed} failed`].join('\n');
}

/** All counts together. */
export function totals(results: readonly Counts[]): Counts {
  const sum = (of: (counts: Counts) => number): number => results.reduce((total, counts) => total + of(counts), 0);
  return { passed: sum(({ passed }) => passed), failed: sum(({ failed }) => failed) };
}
