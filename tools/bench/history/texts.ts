import { cumulativeShares, generator, makeVocabulary } from './vocabulary.ts';

/** A language's words and how much of a text is made of those up to each. */
interface Language {
  readonly words: readonly string[];
  readonly shares: Float64Array;
}

const LEAST_WORDS = 5;
const MOST_WORDS = 20;

/** Texts of five to twenty words, in turn English and Portuguese, each word as often as in natural text; the same at every run. */
export function* texts(): Generator<string, never> {
  const { english, portuguese } = makeVocabulary();
  const languages = [english, portuguese].map((words) => ({ words, shares: cumulativeShares(words) }));
  const random = generator(1);
  for (let turn = 0; ; turn++) {
    const language = languages[turn % languages.length]!;
    const length = LEAST_WORDS + Math.floor(random() * (MOST_WORDS - LEAST_WORDS + 1));
    yield Array.from({ length }, () => wordAt(language, random())).join(' ');
  }
}

/** The first word whose share reaches so far. */
function wordAt({ words, shares }: Language, place: number): string {
  let from = 0;
  let to = words.length - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (shares[middle]! < place) from = middle + 1;
    else to = middle;
  }
  return words[from]!;
}
