import { expect, test } from '@jest/globals';
import { countJest, countPlaywright, withExitCode } from './count-tests.ts';
import { runSteps, summary, totals } from './step.ts';

test('the projects of a test run are added up', () => {
  const output = `
Test Suites: 1 failed, 1 passed, 2 total
\u001b[1mTests:       \u001b[22m\u001b[1m\u001b[31m1 failed\u001b[39m\u001b[22m, 2 skipped, 14 passed, 17 total
Snapshots:   0 total
Tests:       20 passed, 20 total`;
  expect(countJest(output)).toMatchObject({ passed: 34, failed: 1 });
});

test('a suite that does not load fails the run although no test did', () => {
  expect(withExitCode(countJest('Tests:       3 passed, 3 total'), 1)).toMatchObject({ passed: 3, failed: 1 });
  expect(withExitCode(countJest(''), 1)).toMatchObject({ passed: 0, failed: 1 });
  expect(withExitCode({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
  expect(withExitCode(countJest('nothing to see'), 0)).toMatchObject({ passed: 0, failed: 1 });
});

test('the end of the run says which tests failed, and why', async () => {
  const output = `
  ● rooms › one is opened

    expected 1, got 2

  ● rooms › one is left

    no such room

Tests:       2 failed, 3 passed, 5 total

Summary of all failing tests
  ● rooms › one is opened
`;
  const results = await runSteps([{ name: 'tests', run: async () => countJest(output) }], () => {});
  const said = summary(results);
  expect(said).toContain('FAILED in tests: ● rooms › one is opened\n\n    expected 1, got 2');
  expect(said.match(/one is opened/g)).toHaveLength(1);
  expect(said).toContain('no such room');
  expect(said.split('\n').at(-1)).toBe('3 passed, 2 failed');
});

test('a test of Jest that passed only when it was run again is counted once, told, and failed when there are too many', async () => {
  const output = `
 LOGGING RETRY ERRORS  rooms one is opened
 RETRY 1

    expected 1, got 2

Tests:       3 passed, 3 total`;
  expect(countJest(output, 1)).toMatchObject({ passed: 3, failed: 0, runAgain: 1 });
  expect(countJest(output)).toMatchObject({ passed: 3, failed: 1 });
  const results = await runSteps([{ name: 'tests', run: async () => countJest(output, 1) }], () => {});
  expect(summary(results)).toMatch(
    /PASSED ONLY WHEN RUN AGAIN in tests: LOGGING RETRY ERRORS {2}rooms one[^]*expected 1/,
  );
});

test('what Playwright could not run is failed, and so is what it ran twice when that is not allowed', () => {
  const output =
    '  1 failed\n    [chromium] › chat.spec.ts:3:1 › a message stays\n  1 flaky\n  2 did not run\n  12 passed (40.2s)\n';
  expect(countPlaywright(output)).toMatchObject({ passed: 12, failed: 4 });
  expect(countPlaywright(output, 1)).toMatchObject({ passed: 13, failed: 3 });
});

test('a test that passed only when it was run again is allowed in small numbers and is told at the end', async () => {
  const output = (count: number) =>
    `  1) chat.spec.ts:3:1 › a message stays\n\n    Error: it did not\n\n  ${count} flaky\n  12 passed (40.2s)\n`;
  expect(countPlaywright(output(3), 2)).toMatchObject({ passed: 12, failed: 3 });
  const results = await runSteps([{ name: 'end to end', run: async () => countPlaywright(output(2), 2) }], () => {});
  const said = summary(results);
  expect(said).toContain('PASSED ONLY WHEN RUN AGAIN in end to end: 1) chat.spec.ts:3:1 › a message stays');
  expect(said.split('\n').at(-1)).toBe('14 passed, 0 failed');
});

test('a step that throws is one failure, the others run, and the total stands alone in the last line', async () => {
  const printed: string[] = [];
  const results = await runSteps(
    [
      { name: 'lint', run: () => Promise.reject(new Error('no such rule')) },
      { name: 'tests', run: async () => ({ passed: 5, failed: 0 }) },
    ],
    (line) => printed.push(line),
  );
  expect(printed).toContain('lint: no such rule');
  expect(totals(results)).toEqual({ passed: 5, failed: 1 });
  expect(summary(results).split('\n').at(-1)).toBe('5 passed, 1 failed');
});
