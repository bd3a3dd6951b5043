import { foundPieces } from './found-pieces.ts';
import { piecesOf, rangesOf, termsOf } from './folded.ts';
import { dayStart, fromParams, isBlank, noWish, toParams, type SearchWish } from './search-wish.ts';
import { typedDay, typedFilter } from './typed-filter.ts';

test.each([
  ['from:ana', { key: 'from', value: 'ana', rest: '', complete: false }],
  ['maré de:ana ', { key: 'from', value: 'ana', rest: 'maré', complete: true }],
  ['maré em:"sala de b', { key: 'in', value: 'sala de b', rest: 'maré', complete: false }],
  ['IN:"sala"', { key: 'in', value: 'sala', rest: '', complete: true }],
  ['has:', { key: 'has', value: '', rest: '', complete: false }],
  ['has: ', { key: 'has', value: '', rest: '', complete: false }],
])('%j ends with a filter', (text, filter) => {
  expect(typedFilter(text)).toEqual(filter);
});

test.each(['', 'maré', 'begin:x', 'from:ana bateria', 'https://x.org'])('%j ends with none', (text) => {
  expect(typedFilter(text)).toBeUndefined();
});

test('days as people type them', () => {
  const today = new Date(2026, 6, 14);
  expect(typedDay('2026-02-28', today)).toBe('2026-02-28');
  expect(typedDay('3/7', today)).toBe('2026-07-03');
  expect(typedDay('31.12', today)).toBe('2025-12-31');
  expect(typedDay('31/2/2026', today)).toBeUndefined();
  expect(typedDay('soon', today)).toBeUndefined();
  expect(dayStart('2026-13-01')).toBeUndefined();
});

test('a wish survives the address', () => {
  const wish: SearchWish = {
    text: 'boia',
    from: 'u1',
    in: 'r1',
    before: '2026-07-14',
    after: '2026-01-01',
    has: ['link'],
  };
  expect(fromParams(toParams(wish))).toEqual(wish);
  expect(isBlank(fromParams(toParams(noWish)))).toBe(true);
  expect(fromParams({ ...toParams(wish), before: 'nonsense', has: 'link,nonsense' })).toMatchObject({
    before: undefined,
    has: ['link'],
  });
});

test('what is looked for is found in the text as it was written', () => {
  const text = 'A Maré e a MARE\u0301';
  expect(piecesOf(text, rangesOf(text, termsOf('mare -boia')))).toEqual([
    { text: 'A ', hit: false },
    { text: 'Maré', hit: true },
    { text: ' e a ', hit: false },
    { text: 'MARE\u0301', hit: true },
  ]);
});

test('a snippet has names in place of ids, no marks, and the matches where they stand then', () => {
  const id = '0197a3a0-0000-7000-8000-000000000001';
  const snippet = `a3a0-000000000001> <@${id}> said **boia** <@0197`;
  const at = (text: string, from = 0) => ({
    start: snippet.indexOf(text, from),
    end: snippet.indexOf(text, from) + text.length,
  });
  expect(foundPieces(snippet, [at('7a3'), at('boia')], () => 'Ana')).toEqual([
    { text: ' @Ana said ', hit: false },
    { text: 'boia', hit: true },
    { text: ' ', hit: false },
  ]);
});
