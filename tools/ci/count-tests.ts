import { stripVTControlCharacters } from 'node:util';
import type { Counts } from './step.ts';

/** Lines of a failed test's output that are said again at the end of the run. */
export const REPORT_LINES = 25;

/**
 * Adds up what Jest says at the end of each project: `Tests: 1 failed, 2 skipped, 14 passed, 17 total`. What passed only when it was
 * run again is passed as long as there are at most `mostRunAgain` of them, and reported either way.
 */
export function countJest(output: string, mostRunAgain = 0): Counts {
  const plain = stripVTControlCharacters(output);
  const lines = plain.matchAll(/^.*?\bTests:\s+(.*\btotal)$/gm);
  const counts = [...lines].map(([, line = '']) => ({
    passed: number(line, 'passed'),
    failed: number(line, 'failed'),
  }));
  const again = reportsAt(plain, /^\s*LOGGING RETRY ERRORS\s.*$/gm);
  const failed = counts.some((each) => each.failed > 0) ? reportsAt(plain, /^\s+● .*$/gm) : [];
  if (again.length > mostRunAgain) counts.push({ passed: 0, failed: again.length });
  return { ...add(counts, [...failed, ...again]), runAgain: again.length };
}

/**
 * Reads what Playwright says at its end, a line a kind: `1 failed`, `1 flaky`, `12 passed (40.2s)`. What passed only when
 * it was run again (flaky) is passed as long as there are at most `mostFlaky` of them, and reported either way.
 */
export function countPlaywright(output: string, mostFlaky = 0): Counts {
  const plain = stripVTControlCharacters(output);
  const lines = plain.matchAll(/^\s+(\d+) (passed|failed|flaky|did not run|interrupted)\b.*$/gm);
  const kinds = new Map([...lines].map(([, count, kind = '']) => [kind, Number(count)]));
  const flaky = kinds.get('flaky') ?? 0;
  const runAgain = flaky <= mostFlaky ? flaky : 0;
  const all = [...kinds.values()].reduce((sum, count) => sum + count, 0);
  const passed = (kinds.get('passed') ?? 0) + runAgain;
  return { ...add([{ passed, failed: all - passed }], reportsAt(plain, /^\s+\d+\) .*$/gm)), runAgain };
}

/**
 * A run that ended badly without a failed test failed all the same (a file that does not load, say), and so did one in
 * which no test was seen.
 */
export function withExitCode(counts: Counts, exitCode: number | null): Counts {
  const fine = exitCode === 0 && counts.passed > 0;
  return fine || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function number(line: string, kind: string): number {
  return Number(new RegExp(`(\\d+) ${kind}`).exec(line)?.[1] ?? 0);
}

/** The lines that follow each heading, as far as the next one; a heading that comes again is left out. */
function reportsAt(output: string, heading: RegExp): string[] {
  const reports = new Map<string, string>();
  const found = [...output.matchAll(heading)];
  for (const [index, match] of found.entries()) {
    const title = match[0].trim();
    const block = output.slice(match.index, found[index + 1]?.index);
    if (!reports.has(title)) reports.set(title, block.trim().split('\n').slice(0, REPORT_LINES).join('\n'));
  }
  return [...reports.values()];
}

function add(all: readonly Counts[], reports: readonly string[]): Counts {
  const sum = { passed: 0, failed: 0 };
  for (const { passed, failed } of all) {
    sum.passed += passed;
    sum.failed += failed;
  }
  return reports.length > 0 ? { ...sum, reports } : sum;
}
