import { leaksOf, trendsOf } from './leaks.ts';
import type { Holding } from './leaks.ts';

function row(value: (minute: number) => number, name = 'gateway heap MiB'): Holding[] {
  return Array.from({ length: 31 }, (_, minute) => ({ minute, values: { [name]: value(minute) } }));
}

const bounds = { files: 4, memoryShare: 0.1 };

it('does not mind how it begins, nor noise', () => {
  expect(leaksOf(trendsOf(row((minute) => (minute < 10 ? 20 + minute * 3 : 50))), bounds)).toEqual([]);
  expect(leaksOf(trendsOf(row((minute) => 50 + (minute % 2))), bounds)).toEqual([]);
});

it('finds memory that grows by a fifth an hour', () => {
  expect(leaksOf(trendsOf(row((minute) => 60 + minute * 0.2)), bounds)).toEqual([
    'gateway heap MiB grew from 63 to 66 in the later half',
  ]);
});

it('finds a file every ten minutes', () => {
  const holdings = row((minute) => 40 + Math.floor(minute / 10), 'gateway files');
  expect(leaksOf(trendsOf(holdings), bounds)).toHaveLength(1);
});
