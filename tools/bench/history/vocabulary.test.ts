import { cumulativeShares, makeVocabulary } from './vocabulary.ts';

it('is the same every time, with as many words in each language, none twice', () => {
  const { english, portuguese } = makeVocabulary();
  expect(makeVocabulary()).toEqual({ english, portuguese });
  for (const words of [english, portuguese]) expect(new Set(words).size).toBe(100_000);
});

it('has a few words for most of the text and most words for little of it', () => {
  const shares = cumulativeShares(makeVocabulary().english);
  expect(shares.at(-1)).toBeCloseTo(1);
  expect(shares[99]).toBeGreaterThan(0.35);
  expect(shares[99]).toBeLessThan(0.55);
  expect(1 - shares[9_999]!).toBeLessThan(0.1);
});
