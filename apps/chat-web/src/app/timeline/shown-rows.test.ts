import type { Row } from './rows.ts';
import { everything, further, screenful, shownRows } from './shown-rows.ts';

const rows = Array.from({ length: 100 }, (_, index): Row => ({ kind: 'day', key: String(index), date: new Date(0) }));
const keys = (shown: readonly Row[]) => [shown[0]?.key, shown.at(-1)?.key, shown.length];

describe('shownRows', () => {
  const first = screenful(560);

  it('is a screenful at the end', () => {
    expect(keys(shownRows(rows, 100, first))).toEqual(['80', '99', 20]);
  });

  it('is a screenful from a row on, with a few above it', () => {
    expect(keys(shownRows(rows, 40, first))).toEqual(['34', '59', 26]);
    expect(keys(shownRows(rows, 0, first))).toEqual(['0', '19', 20]);
  });

  it('has a whole screenful also close to the end', () => {
    expect(keys(shownRows(rows, 95, first))).toEqual(['80', '99', 20]);
  });

  it('grows to all of it', () => {
    const shown: number[] = [];
    for (let reach = first; shown.at(-1) !== 100; reach = further(reach, first))
      shown.push(shownRows(rows, 40, reach).length);
    expect(shown).toEqual([26, 66, 100]);
    expect(shownRows(rows, 40, everything)).toBe(rows);
  });
});
