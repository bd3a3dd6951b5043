/** What people write, taken apart: whatever it is, nothing throws, hangs, or points outside of the text. */
import { hostileRuns } from '@prosa/testing/hostile';
import fc from 'fast-check';
import { namedInText } from '../messages/mentions.ts';
import { idOfToken, timeOfToken } from '../database/page-token.ts';
import { fold, foldWithOffsets, likeAnywhere } from './fold.ts';
import { parseQuery } from './parse-query.ts';
import { snippetOf } from './snippet.ts';

const attack = 'texts taken apart: queries, names, page tokens';
const pieces = [
  '"',
  '“',
  '-',
  ' ',
  '@',
  '<@',
  '`',
  '```',
  '\\',
  '%',
  '_',
  'ß',
  'İ',
  'ﬃ',
  '\u0301',
  '\ud83c',
  '🌊',
  'word',
  '\n',
  '\0',
];

/** Any text, and texts made of what means something to those who take them apart, up to what a message may have. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join('')),
  fc
    .tuple(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 3 }), fc.constantFrom(50, 1_000, 5_000))
    .map(([all, times]) => all.join('').repeat(times).slice(0, 16_000)),
);

test('queries and what is found by them', () => {
  fc.assert(
    fc.property(text, text, (said, asked) => {
      // Neither comes here otherwise: the wire knows no single surrogates.
      const [message, query] = [said.toWellFormed(), asked.slice(0, 200).toWellFormed()];
      const { terms, without } = parseQuery(query);
      for (const term of [...terms, ...without]) {
        expect(term).not.toBe('');
        expect(likeAnywhere(term)).toMatch(/^%.*%$/s);
      }
      const { snippet, highlights } = snippetOf(message, terms);
      expect(snippet.length).toBeLessThanOrEqual(200);
      for (const { start, end } of highlights) {
        expect(0 <= start && start < end && end <= snippet.length).toBe(true);
      }
    }),
    hostileRuns(attack, 1_000, 60_000, 2),
  );
});

test('folding keeps the way back', () => {
  fc.assert(
    fc.property(text, (message) => {
      const { folded, offsets } = foldWithOffsets(message);
      expect(offsets).toHaveLength(folded.length + 1);
      expect(offsets.every((at, index) => index === 0 || at >= (offsets[index - 1] ?? 0))).toBe(true);
      expect(offsets.at(-1)).toBe(message.length);
      expect(fold(fold(message)).length).toBeLessThanOrEqual(fold(message).length);
    }),
    hostileRuns(attack, 500, 30_000),
  );
});

test('names in a text ask for a bounded number of people', () => {
  fc.assert(
    fc.property(text, (message) => {
      const { ids, candidates } = namedInText(message);
      expect(ids.length).toBeLessThanOrEqual(50);
      expect(candidates.flat().length).toBeLessThanOrEqual(216);
    }),
    hostileRuns(attack, 1_000, 60_000),
  );
});

test('page tokens are ours or refused by name', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.base64String({ maxLength: 40 })), (token) => {
      for (const read of [idOfToken, timeOfToken]) {
        try {
          read(token);
        } catch (error) {
          expect((error as Error).message).toContain('pageToken');
        }
      }
    }),
    hostileRuns(attack, 500, 30_000),
  );
});
