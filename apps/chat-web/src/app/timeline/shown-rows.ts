import type { Row } from './rows.ts';

/** No row is lower. */
const leastRowPx = 28;
/** Rows above the one that the log opens at: a line of them is seen. */
const above = 6;

/** How much of the log is rendered around where it opens: a screenful at first, a screenful more with every frame. */
export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** All of it. */
export const everything: Reach = { before: Infinity, after: Infinity };

/** As many rows as a screen of this height takes, whatever they are. */
export const screenful = (heightPx: number): Reach => ({ before: above, after: Math.ceil(heightPx / leastRowPx) });

/** A screenful more on both sides. */
export const further = ({ before, after }: Reach, by: Reach): Reach => ({
  before: before + by.after,
  after: after + by.after,
});

/**
 * The rows to render: from so many before the row `at` (its index; the length of the log: its end) to so many after it.
 * At the end nothing comes after, so all of the screenful stands before.
 */
export function shownRows(rows: readonly Row[], at: number, { before, after }: Reach): readonly Row[] {
  if (before + after >= rows.length) return rows;
  const end = Math.min(rows.length, at + after);
  return rows.slice(Math.max(0, Math.min(at - before, end - after)), end);
}
