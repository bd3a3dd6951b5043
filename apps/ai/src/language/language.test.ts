import { describe, expect, test } from '@jest/globals';
import { addressesIn, visibleText } from '@prosa/service';
import { Bm25 } from './bm25.ts';
import { fold } from './fold.ts';
import { plainText } from './plain-text.ts';
import { sentencesOf } from './sentences.ts';
import { stem } from './stem.ts';
import { languageOf } from './text-language.ts';
import { termsOf } from './words.ts';

describe('sentences', () => {
  test.each([
    ['We ship on Friday. Who writes the notes?', ['We ship on Friday.', 'Who writes the notes?']],
    ['Dr. Silva comes at 3 p.m. tomorrow. Fine!', ['Dr. Silva comes at 3 p.m. tomorrow.', 'Fine!']],
    ['A Sra. Lima pagou R$ 1.250,50 ontem. E agora?', ['A Sra. Lima pagou R$ 1.250,50 ontem.', 'E agora?']],
    ['See https://example.org/a.b?c=d. It works.', ['See https://example.org/a.b?c=d.', 'It works.']],
    ['It works 🎉 Really! 👩‍💻🎉 Next one', ['It works 🎉 Really! 👩‍💻🎉', 'Next one']],
    ['Version 2.0.1 is out... finally. Nice', ['Version 2.0.1 is out...', 'finally.', 'Nice']],
    ['Buy:\n1. Milk\n2. Bread', ['Buy:', '1. Milk', '2. Bread']],
    ['…\n!!\n', []],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences);
  });
});

test('plain text has no markup, images, hidden link targets, HTML or blocks of code', () => {
  const text = [
    '# **Plan** for _Friday_',
    '- [x] read [the page](https://example.org/(a)) and `npm test`',
    '> quoted ![pixel](https://evil.example/p.png?d=1)',
    '```ts\nsecret();\n```',
    'a < b, snake_case_name and 2 * 3 * 4 <img src=x onerror=alert(1)>stay',
    '[1]: https://evil.example/ref',
  ].join('\n');
  expect(plainText(text).split(/\n+/)).toEqual([
    'Plan for Friday',
    'read the page and npm test',
    'quoted pixel',
    'a < b, snake_case_name and 2 * 3 * 4 stay',
  ]);
});

test('visible text has no tag characters, zero-width or bidirectional controls; emoji stay whole', () => {
  const hidden = [...'ignore'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
  expect(visibleText(`Hi${hidden} th\u200bere\u202e 👩‍💻 ❤️\u2066\ufeff\u0000!`)).toBe('Hi there 👩‍💻 ❤️!');
});

test.each([
  ['The build is broken again, can you look at it?', 'en'],
  ['O build quebrou de novo, você pode olhar?', 'pt'],
  ['vc viu o email q te mandei', 'pt'],
  ["it's working now", 'en'],
  ['Reunião amanhã', 'pt'],
  ['deploy 👍', undefined],
])('the language of %j is %s', (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test.each([
  [['meeting', 'meetings', 'meet']],
  [['deploy', 'deployed', 'deploying', 'deploys']],
  [['plan', 'planned', 'planning', 'plans']],
  [['policy', 'policies']],
  [['decidimos', 'decidido', 'decidir', 'decidiu']],
  [['migracao', 'migracoes']],
  [['lancamento', 'lancamentos', 'lancar']],
  [['fatura', 'faturas']],
])('%j have one stem', (words) => {
  expect(new Set(words.map(stem)).size).toBe(1);
});

test('words are folded, small words and lone letters are no terms, numbers are', () => {
  expect(fold('AÇÃO Über')).toBe('acao uber');
  expect(termsOf('We moved the call to 14:30, a b')).toEqual(['moved', 'call', '14:30'].map(stem));
});

test('BM25 prefers the rare word and the short document', () => {
  const index = new Bm25([
    ['a', 'b'],
    ['a', 'c', 'd', 'e', 'f', 'g'],
    ['a', 'c'],
  ]);
  const score = (document: number, ...terms: string[]) =>
    index.score(document, new Map(terms.map((term) => [term, 1])));
  expect(score(0, 'a', 'b')).toBeGreaterThan(score(2, 'a', 'b'));
  expect(score(2, 'c')).toBeGreaterThan(score(1, 'c'));
  expect(score(0, 'c')).toBe(0);
  expect(index.rarity('b')).toBeGreaterThan(index.rarity('a'));
});

test('what only separates two sentences of a line belongs to neither', () => {
  expect(sentencesOf('Tudo certo! · Quando chega? — | Na sexta. -5 graus')).toEqual([
    'Tudo certo!',
    'Quando chega?',
    'Na sexta.',
    '-5 graus',
  ]);
});

test('emoji belong to the sentence before them, with and without spaces between', () => {
  expect(sentencesOf('Done! 🎉 🎉 Next one 👩‍💻. Last 😀a')).toEqual(['Done! 🎉 🎉', 'Next one 👩‍💻.', 'Last 😀a']);
});

// With a repetition in a repetition the first of these would not end in anybody's lifetime.
test.each([
  ['emoji that no space follows', `.${'😀'.repeat(2_000)}a`],
  ['marks that no space follows', `${'.'.repeat(16_000)}a`],
])('sentences of hostile text are found: %s', (_, text) => {
  expect(sentencesOf(text)).toEqual([text]);
});

test('an address is found behind a name that is too long for one, and without the marks behind it', () => {
  expect(addressesIn(`${'a-'.repeat(8_000)}a evil.example`)).toEqual(['evil.example']);
  expect(addressesIn(`${'_a'.repeat(8_000)}@evil.example`)).toEqual([`${'_a'.repeat(32)}@evil.example`]);
  expect(addressesIn(`${'x.'.repeat(100)}evil.example/${'.'.repeat(16_000)}`)).toEqual([
    `${'x.'.repeat(100)}evil.example/`,
  ]);
  expect(addressesIn('see ...evil.example, a-evil.example:80/x')).toEqual(['...evil.example', 'a-evil.example:80/x']);
});
