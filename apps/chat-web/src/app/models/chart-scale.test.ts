import { place, scaleOf } from './chart-scale.ts';

test('a scale has round steps and holds every value', () => {
  expect(scaleOf([0.24, 1.57], 4)).toEqual({ from: 0, to: 2, ticks: [0, 0.5, 1, 1.5, 2] });
  expect(scaleOf([3, 47], 5).ticks).toEqual([0, 10, 20, 30, 40, 50]);
  expect(scaleOf([0.31, 0.893], 4, { from: 0, to: 1 }).ticks).toEqual([0, 0.5, 1]);
});

test('a scale of nothing, or of one and the same, has two ends', () => {
  for (const values of [[], [0, 0], [NaN]]) {
    const { from, to } = scaleOf(values, 4);
    expect(to).toBeGreaterThan(from);
  }
});

test('a value stands between the ends of the picture as it does between those of the scale', () => {
  const scale = { from: 10, to: 20, ticks: [] };
  expect(place(10, scale, 100, 0)).toBe(100);
  expect(place(15, scale, 100, 0)).toBe(50);
  expect(place(20, scale, 100, 0)).toBe(0);
});
