/**
 * Words of two languages with the frequencies of natural text: the n-th word of a language comes about 1 / (n + 2.7) as often
 * as the first (Zipf's law as Mandelbrot corrected it), and past the words that everybody knows it falls with the square (Ferrer i
 * Cancho and Solé 2001, "Two regimes in the frequency of words"). The head of each list is made of the language's own commonest
 * words, the long tail of syllables that it would allow.
 */
export interface Vocabulary {
  readonly english: readonly string[];
  readonly portuguese: readonly string[];
}

const WORDS = 100_000;
const SHIFT = 2.7;
/** Words that everybody knows. */
const KERNEL = 5_000;

const englishHead =
  'the to and of a in is it you that i for on we this be have with not are as do at but if so can what will they there just or all from was when by about my me no up out like get now one would time think know how some see then good need make here than who work more want today thanks yes could let should back week meeting before after only because their our release'.split(
    ' ',
  );
const portugueseHead =
  'de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm hoje obrigado amanhã reunião semana agora aqui bem fazer tudo vamos pode'.split(
    ' ',
  );

/** The same at every call. */
export function makeVocabulary(): Vocabulary {
  return {
    english: withTail(
      englishHead,
      'b c d f g h k l m n p r s t w st tr sh'.split(' '),
      'a e i o u ea ou'.split(' '),
      7,
    ),
    portuguese: withTail(
      portugueseHead,
      'b c d f g l m n p r s t v lh nh br tr'.split(' '),
      'a e i o u ão ei'.split(' '),
      11,
    ),
  };
}

/** For each word the share of all words that are it or come before it in the list: where to look with a random number. */
export function cumulativeShares(words: readonly string[]): Float64Array {
  const weights = words.map((_, index) => (1 / (index + 1 + SHIFT)) * Math.min(1, KERNEL / (index + 1)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight) / total);
}

function withTail(
  head: readonly string[],
  onsets: readonly string[],
  nuclei: readonly string[],
  seed: number,
): string[] {
  const words = new Set(head);
  const random = generator(seed);
  const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)]!;
  while (words.size < WORDS) {
    const syllables = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length: syllables }, () => pick(onsets) + pick(nuclei)).join(''));
  }
  return [...words];
}

/** Numbers from 0 to 1, the same for the same seed. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
