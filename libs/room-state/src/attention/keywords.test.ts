import { findKeywords, hasKeyword } from './keywords.ts';

test.each([
  ['the tide is low', ['tide'], ['tide']],
  ['The TIDE, the tide.', ['tide'], ['TIDE', 'tide']],
  ['tides and lowtide', ['tide'], []],
  ['a maré está alta', ['maré'], ['maré']],
  ['high   tide at nine', ['high tide', 'tide'], ['high   tide']],
  ['see c++ and node.js', ['c++', 'node.js'], ['c++', 'node.js']],
  ['nodexjs', ['node.js'], []],
  ['a follow-up and/or more', ['follow-up', 'and/or'], ['follow-up', 'and/or']],
  ['\\ ^ $ [a] {b} - |', ['\\', '^', '$', '[a]', '{b}', '-', '|'], ['\\', '^', '$', '[a]', '{b}', '-', '|']],
  ['今天潮汐很高', ['潮汐'], ['潮汐']],
  ['deploy(prod)', ['prod'], ['prod']],
  ['nothing here', [' '], []],
  ['nothing here', [], []],
])('%s with %j', (text, keywords, found) => {
  expect(findKeywords(text, keywords).map(({ start, end }) => text.slice(start, end))).toEqual(found);
  expect(hasKeyword(text, keywords)).toBe(found.length > 0);
});
