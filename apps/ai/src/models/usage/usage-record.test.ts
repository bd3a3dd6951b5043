import { jensenShannon } from './drift.ts';
import { LatencyHistogram } from './latency-histogram.ts';
import {
  addPrediction,
  addReview,
  emptyUsage,
  keptHours,
  mergeUsage,
  recentHours,
  recentLabels,
  usageFromJson,
  usageToJson,
} from './usage-record.ts';

test('what two processes counted adds up, by hour and by label', () => {
  const one = emptyUsage();
  const other = emptyUsage();
  addPrediction(one, 100, 'bug', 0.5);
  addPrediction(other, 100, 'bug', 1);
  addPrediction(other, 101, 'praise', 0.75);
  addReview(other, 101, true);
  addReview(one, 100, false);
  const sum = mergeUsage(one, other, 101);
  expect(sum).toMatchObject({ predictions: 3, confidence: 2.25, reviewed: 2, right: 1 });
  expect(sum.hours.map(({ hour, predictions, right }) => [hour, predictions, right])).toEqual([
    [100, 2, 0],
    [101, 1, 1],
  ]);
  expect(recentLabels(sum, 101)).toEqual(
    new Map([
      ['bug', 2],
      ['praise', 1],
    ]),
  );
  expect(one.predictions).toBe(1);
});

test('what somebody takes back counts no more, also when another process hears of it', () => {
  const one = emptyUsage();
  const other = emptyUsage();
  addReview(one, 100, true);
  addReview(one, 100, false);
  addReview(other, 101, true, -1);
  expect(mergeUsage(one, other, 101)).toMatchObject({ reviewed: 1, right: 0 });
});

test('hours older than two weeks are forgotten, sums are not; labels are kept for a day', () => {
  const usage = emptyUsage();
  addPrediction(usage, 0, 'old', 1);
  addPrediction(usage, keptHours - recentHours - 1, 'some days ago', 1);
  addPrediction(usage, keptHours, 'now', 1);
  const later = mergeUsage(usage, emptyUsage(), keptHours);
  expect(later.predictions).toBe(3);
  expect(later.hours.map(({ hour }) => hour)).toEqual([keptHours - recentHours - 1, keptHours]);
  expect([...recentLabels(later, keptHours).keys()]).toEqual(['now']);
});

test('a record comes back from its document as it was, whatever the labels hold', () => {
  const usage = emptyUsage();
  addPrediction(usage, 5, 'nul \u0000 __proto__', 0.5);
  expect(usageFromJson(usageToJson(usage))).toEqual(usage);
});

test('drift is 0 for the same mix, 1 for one that has nothing in common', () => {
  expect(jensenShannon([0.2, 0.8], [0.2, 0.8])).toBe(0);
  expect(jensenShannon([1, 0], [0, 1])).toBe(1);
  expect(jensenShannon([1, 0], [0.5, 0.5])).toBeCloseTo(0.3113, 4);
});

test('percentiles of latencies are within a tenth', () => {
  const histogram = new LatencyHistogram();
  expect(histogram.percentile(0.5)).toBe(0);
  for (let us = 1; us <= 1_000; us++) histogram.add(us);
  expect(Math.abs(histogram.percentile(0.5) / 500 - 1)).toBeLessThan(0.1);
  expect(Math.abs(histogram.percentile(0.99) / 990 - 1)).toBeLessThan(0.1);
});
