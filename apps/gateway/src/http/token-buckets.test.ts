import { TokenBuckets } from './token-buckets.ts';

test('a burst is free, then tokens come at the rate, and the wait is told', () => {
  const buckets = new TokenBuckets({ perSecond: 2, burst: 3 });
  expect([1, 2, 3].map(() => buckets.take('a', 0))).toEqual([0, 0, 0]);
  expect(buckets.take('a', 0)).toBe(500);
  expect(buckets.take('a', 250)).toBe(250);
  expect(buckets.take('a', 500)).toBe(0);
  expect(buckets.take('b', 500)).toBe(0);
  expect(buckets.refused).toBe(2);
});

test('no more than the burst is saved up', () => {
  const buckets = new TokenBuckets({ perSecond: 1, burst: 2 });
  buckets.take('a', 0);
  expect([1, 2, 3].map(() => buckets.take('a', 3_600_000) > 0)).toEqual([false, false, true]);
});

test('a token can be given back', () => {
  const buckets = new TokenBuckets({ perSecond: 0.001, burst: 1 });
  buckets.take('a', 0);
  buckets.giveBack('a');
  buckets.giveBack('a');
  expect([buckets.take('a', 0), buckets.take('a', 0) > 0]).toEqual([0, true]);
});

test('a rate of 0 limits nothing', () => {
  const buckets = new TokenBuckets({ perSecond: 0, burst: 1 });
  expect(Array.from({ length: 100 }, () => buckets.take('a', 0)).every((wait) => wait === 0)).toBe(true);
  expect(buckets.size).toBe(0);
});

test('memory is bounded: whoever was not seen for longest is forgotten', () => {
  const buckets = new TokenBuckets({ perSecond: 0.001, burst: 1 }, 2);
  buckets.take('a', 0);
  buckets.take('b', 1);
  buckets.take('a', 5_000);
  buckets.take('c', 5_001);
  expect(buckets.size).toBe(2);
  expect(buckets.take('a', 5_002)).toBeGreaterThan(0);
  expect(buckets.take('b', 5_003)).toBe(0);
});
