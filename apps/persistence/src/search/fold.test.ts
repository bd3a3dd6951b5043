import { fold, foldWithOffsets, likeAnywhere } from './fold.ts';
import { parseQuery } from './parse-query.ts';
import { matchesIn, snippetOf } from './snippet.ts';

test.each([
  ['São João', 'sao joao'],
  ['ÅNGSTRÖM', 'angstrom'],
  ['İstanbul', 'istanbul'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['e\u0301te\u0301', 'ete'],
  ['日本語', '日本語'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test.each(['São João', 'Plain TEXT\t1', 'e\u0301te\u0301 ΟΔΟΣ İ', '한국어 👩‍👩‍👧 ﬁ', 'a\u0323\u0302b'])(
  '%s folds alike with its offsets',
  (text) => {
    const { folded, offsets } = foldWithOffsets(text);
    expect(folded).toBe(fold(text));
    expect(offsets).toHaveLength(folded.length + 1);
    expect(offsets.at(-1)).toBe(text.length);
  },
);

test.each([
  ['  Olá  ola MUNDO\t', ['ola', 'mundo'], []],
  [' \u0301 ', [], []],
  ['boia "Dois  DEDOS" fim', ['boia', 'dois dedos', 'fim'], []],
  ['boia -ontem -"dois dedos"', ['boia'], ['ontem', 'dois dedos']],
  ['sobe-e-desce', ['sobe-e-desce'], []],
  ['"ainda escrevendo', ['ainda escrevendo'], []],
  ['“aspas tortas” ""', ['aspas tortas'], []],
  ['a - b', ['a', '-', 'b'], []],
  ['東京 -駅', ['東京'], ['駅']],
])('%j asks for %j without %j', (query, terms, without) => {
  expect(parseQuery(query)).toEqual({ terms, without });
});

test('wildcards of LIKE are only characters', () => {
  expect(likeAnywhere('50%_\\')).toBe('%50\\%\\_\\\\%');
});

test('matches are found in the original text, in UTF-16 units', () => {
  const text = '👋 e\u0301te\u0301: Ete, ÉTÉ';
  const ranges = matchesIn(text, ['ete']);
  expect(ranges.map(({ start, end }) => text.slice(start, end))).toEqual(['e\u0301te\u0301', 'Ete', 'ÉTÉ']);
});

test('matches that overlap are one', () => {
  expect(matchesIn('abcdef', ['abc', 'bcd', 'ef'])).toEqual([{ start: 0, end: 6 }]);
});

test('the snippet has the first match, and does not cut characters', () => {
  const text = `${'word '.repeat(100)}needle ${'😀'.repeat(200)}`;
  const { snippet, highlights } = snippetOf(text, ['needle']);
  expect(snippet.length).toBeLessThanOrEqual(200);
  expect(snippet.startsWith('word ')).toBe(true);
  expect(snippet.isWellFormed()).toBe(true);
  expect(highlights.map(({ start, end }) => snippet.slice(start, end))).toEqual(['needle']);
});
