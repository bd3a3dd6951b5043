import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { availability, downMinutesAYear, nines, parallel, quorum, series } from './availability.ts';

test('by hand', () => {
  expect(availability(990, 10)).toBe(0.99);
  expect(series([0.99, 0.99])).toBeCloseTo(0.9801, 12);
  expect(parallel([0.9, 0.9])).toBeCloseTo(0.99, 12);
  expect(parallel([0.9, 0.8])).toBeCloseTo(0.98, 12);
  expect(quorum(2, [0.9, 0.9, 0.9])).toBeCloseTo(0.972, 12); // 0.9³ + 3 · 0.9² · 0.1
  expect(quorum(2, [0.9, 0.8, 0.7])).toBeCloseTo(0.902, 12); // 0.504 + 0.126 + 0.216 + 0.056
  expect(quorum(3, [0.9, 0.9, 0.9, 0.9, 0.9])).toBeCloseTo(0.99144, 12);
  expect(nines(0.999)).toBeCloseTo(3, 12);
  expect(downMinutesAYear(0.999)).toBeCloseTo(525.96, 9);
});

test('needing all is series, needing one is parallel, needing none is certain', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(shares, (parts) => {
      expect(quorum(parts.length, parts)).toBeCloseTo(series(parts), 9);
      expect(quorum(1, parts)).toBeCloseTo(parallel(parts), 9);
      expect(quorum(0, parts)).toBeCloseTo(1, 9);
    }),
  );
});
