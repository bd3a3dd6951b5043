import { pauseMs } from './health.ts';

test.each([
  { found: 'readOnly', tookMs: 10, pause: 250 },
  { found: 'readOnly', tookMs: 400, pause: 800 },
  { found: 'readOnly', tookMs: 2_000, pause: 2_000 },
  { found: 'leading', tookMs: 2_000, pause: 1_000 },
  { found: 'away', tookMs: 10, pause: 250 },
  { found: 'away', tookMs: 5_000, pause: 2_000 },
] as const)('$found, after a look of $tookMs ms: the next one in $pause ms', ({ found, tookMs, pause }) => {
  expect(pauseMs(found, tookMs)).toBe(pause);
});
