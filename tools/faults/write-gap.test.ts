import { expect, test } from '@jest/globals';
import { WriteGaps } from './write-gap.ts';

test('the gap is from the last acknowledgement before the fault to the first one after it', () => {
  const gaps = new WriteGaps();
  for (const at of [0, 100, 190]) gaps.acknowledged('ann', at);
  for (const at of [0, 195]) gaps.acknowledged('bob', at);
  gaps.begin(200);
  expect(gaps.allSince(['ann', 'bob'], 200)).toBe(false);
  for (const at of [900, 950]) gaps.acknowledged('ann', at);
  for (const at of [205, 215]) gaps.acknowledged('bob', at);
  expect(gaps.allSince(['ann', 'bob'], 200)).toBe(true);
  expect(gaps.of(['ann', 'bob'])).toEqual({ medianMs: 10, maxMs: 710, fromMs: -10, toMs: 700 });
  expect(gaps.of(['bob'])).toEqual({ medianMs: 10, maxMs: 10, fromMs: -5, toMs: 5 });
});
