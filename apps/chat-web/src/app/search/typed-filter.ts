import { dayOf, dayStart } from './search-wish.ts';

/** What can be filtered by. */
export type FilterKey = 'from' | 'in' | 'before' | 'after' | 'has';

/** A filter that stands at the end of what is typed: `from:an`. */
export interface TypedFilter {
  readonly key: FilterKey;
  /** What was typed after the colon, without quotes. */
  readonly value: string;
  /** What was typed before it. */
  readonly rest: string;
  /** A space or a quote ends it: nothing more of it will come. */
  readonly complete: boolean;
}

/** Both languages are understood whichever is shown. */
const keys: Readonly<Record<string, FilterKey>> = {
  from: 'from',
  de: 'from',
  in: 'in',
  em: 'in',
  before: 'before',
  antes: 'before',
  after: 'after',
  depois: 'after',
  has: 'has',
  tem: 'has',
};

const pattern = new RegExp(`(?:^|\\s)(${Object.keys(keys).join('|')}):(?:"([^"]*)("?)|([^\\s"]*))(\\s?)$`, 'iu');

/** The filter at the end of what is typed; undefined: there are only words. */
export function typedFilter(text: string): TypedFilter | undefined {
  const match = pattern.exec(text);
  const key = match && keys[match[1]?.toLowerCase() ?? ''];
  if (!match || !key) return undefined;
  const [, , quoted, quote, word, space] = match;
  const complete = quoted !== undefined ? quote === '"' : space !== '' && word !== '';
  return { key, value: (quoted ?? word ?? '').trim(), rest: text.slice(0, match.index).trimEnd(), complete };
}

/** A day as people type it: `2026-07-14`, `14/7/2026`, `14/7` (the last one that was); undefined: it is none. */
export function typedDay(value: string, today = new Date()): string | undefined {
  if (dayStart(value)) return value;
  const [, day, month, year] = /^(\d{1,2})[/.](\d{1,2})(?:[/.](\d{4}))?$/.exec(value) ?? [];
  if (!day || !month) return undefined;
  const two = (part: string) => part.padStart(2, '0');
  const inYear = (of: number) => `${of}-${two(month)}-${two(day)}`;
  if (year) return dayStart(inYear(Number(year))) && inYear(Number(year));
  const thisYear = inYear(today.getFullYear());
  const written = thisYear > dayOf(today) ? inYear(today.getFullYear() - 1) : thisYear;
  return dayStart(written) && written;
}
