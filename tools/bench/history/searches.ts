import { makeVocabulary } from './vocabulary.ts';

/** Searches of one kind, from common to rare. */
export interface SearchKind {
  readonly title: string;
  /** In English and Portuguese in turn. */
  readonly queries: readonly string[];
}

/** Words that people look for say something: two letters are in every other word. */
const LEAST_LETTERS = 3;

/** So many queries of each kind: words by their rank, a part of one, two together, a phrase, and what nobody said. */
export function searchKinds(queriesOfKind: number): SearchKind[] {
  const { english, portuguese } = makeVocabulary();
  const languages = [english, portuguese].map((words) => words.filter((word) => word.length >= LEAST_LETTERS));
  const kind = (title: string, query: (wordAt: (rank: number, nth?: number) => string, n: number) => string) => ({
    title,
    queries: Array.from({ length: queriesOfKind }, (_, index) => {
      const words = languages[index % languages.length]!;
      const n = Math.floor(index / languages.length);
      // Words about as common as the one of that rank: there are as many of them as the rank says, or nearly.
      return query((rank, nth = n) => words[rank - 1 + (nth % Math.max(2, Math.ceil(rank / 10)))]!, n);
    }),
  });
  return [
    kind('the commonest words', (wordAt) => wordAt(1)),
    kind('words about number 10', (wordAt) => wordAt(10)),
    kind('words about number 100', (wordAt) => wordAt(100)),
    kind('words about number 300', (wordAt) => wordAt(300)),
    kind('words about number 1,000', (wordAt) => wordAt(1_000)),
    kind('words about number 3,000', (wordAt) => wordAt(3_000)),
    kind('words about number 10,000', (wordAt) => wordAt(10_000)),
    kind('words about number 90,000', (wordAt) => wordAt(90_000)),
    kind('the beginning of words about number 1,000', (wordAt) => wordAt(1_000).slice(0, 4)),
    kind('two words, about 10 and 1,000', (wordAt) => `${wordAt(10)} ${wordAt(1_000)}`),
    kind('two words, about 300 and 1,000', (wordAt) => `${wordAt(300)} ${wordAt(1_000)}`),
    kind('two words, about 100 and 10,000', (wordAt) => `${wordAt(100)} ${wordAt(10_000)}`),
    kind('a phrase of two words about 10', (wordAt, n) => `"${wordAt(10)} ${wordAt(20, n + 1)}"`),
    kind('a phrase of two words about 300', (wordAt, n) => `"${wordAt(300)} ${wordAt(300, n + 1)}"`),
    kind('words that nobody said', (_, n) => `xilindro${n}zinho`),
  ];
}
