import { floorsOf, leaksOf } from './leaks.ts';
import type { Holding } from './leaks.ts';

function row(value: (minute: number) => number, name = 'gateway heap MiB'): Holding[] {
  return Array.from({ length: 30 }, (_, minute) => ({ minute, values: { [name]: value(minute) } }));
}

const bounds = { count: 2, memoryShare: 0.1 };

it('does not mind how it begins, nor caches that fill and are emptied', () => {
  expect(leaksOf(floorsOf(row((minute) => (minute < 10 ? 20 + minute * 3 : 50))), bounds)).toEqual([]);
  expect(leaksOf(floorsOf(row((minute) => 50 + (minute % 7) * 3)), bounds)).toEqual([]);
});

it('finds memory that stays', () => {
  expect(leaksOf(floorsOf(row((minute) => 50 + minute)), bounds)).toEqual(['gateway heap MiB grew from 60 to 70']);
});

it('finds a file that stays every three minutes, whatever else comes and goes', () => {
  const holdings = row((minute) => 40 + Math.floor(minute / 3) + (minute % 2) * 5, 'gateway files');
  expect(leaksOf(floorsOf(holdings), bounds)).toEqual(['gateway files grew from 43 to 46']);
});

it('does not judge after a few minutes', () => {
  expect(() => floorsOf(row(() => 1).slice(0, 5))).toThrow('too few holdings');
});
