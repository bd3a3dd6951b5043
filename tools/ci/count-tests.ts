import type { Counts } from './step.ts';

const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');

/** Adds up what Jest says at the end of each project: `Tests: 1 failed, 2 skipped, 14 passed, 17 total`. */
export function countJest(output: string): Counts {
  const lines = output.replace(escapes, '').matchAll(/^.*?\bTests:\s+(.*\btotal)$/gm);
  return add([...lines].map(([, line = '']) => ({ passed: number(line, 'passed'), failed: number(line, 'failed') })));
}

/** Reads what Playwright says at its end, a line a kind: `1 failed`, `1 flaky`, `12 passed (40.2s)`. Flaky is failed. */
export function countPlaywright(output: string): Counts {
  const lines = output.replace(escapes, '').matchAll(/^\s+(\d+) (passed|failed|flaky|did not run|interrupted)\b.*$/gm);
  return add(
    [...lines].map(([, count, kind]) => ({
      passed: kind === 'passed' ? Number(count) : 0,
      failed: kind === 'passed' ? 0 : Number(count),
    })),
  );
}

/**
 * A run that ended badly without a failed test failed all the same (a file that does not load, say), and so did one in
 * which no test was seen.
 */
export function withExitCode(counts: Counts, exitCode: number | null): Counts {
  const fine = exitCode === 0 && counts.passed > 0;
  return fine || counts.failed > 0 ? counts : { passed: counts.passed, failed: 1 };
}

function number(line: string, kind: string): number {
  return Number(new RegExp(`(\\d+) ${kind}`).exec(line)?.[1] ?? 0);
}

function add(all: readonly Counts[]): Counts {
  const sum = { passed: 0, failed: 0 };
  for (const { passed, failed } of all) {
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}
