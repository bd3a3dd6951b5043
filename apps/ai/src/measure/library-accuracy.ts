import createNaiveBayes from 'wink-naive-bayes-text-classifier';
import { foldText } from '../models/classifier/fold-text.ts';
import type { LabelledMessage } from '../testing/examples.ts';

/** The library and its version. */
export const library = 'wink-naive-bayes-text-classifier 2.2.1';

/** Shares that the library gets right. */
export interface LibraryAccuracy {
  /** From single words. */
  readonly words: number;
  /** From words and pairs of neighbours. */
  readonly pairs: number;
}

const settings = [true, false].flatMap((considerOnlyPresence) =>
  [0.5, 1].map((smoothingFactor) => ({ considerOnlyPresence, smoothingFactor })),
);

/**
 * What the library gets right of `unseen` with the same folded words as our classifier. It has an advantage: of its four
 * settings the one counts that is best on `unseen` itself.
 */
export function libraryAccuracy(
  learnt: readonly LabelledMessage[],
  unseen: readonly LabelledMessage[],
): LibraryAccuracy {
  return { words: best(learnt, unseen, wordsOf), pairs: best(learnt, unseen, wordsAndPairsOf) };
}

function best(
  learnt: readonly LabelledMessage[],
  unseen: readonly LabelledMessage[],
  tokensOf: (text: string) => string[],
): number {
  const accuracies = settings.map((config) => {
    const bayes = createNaiveBayes();
    bayes.defineConfig(config);
    bayes.definePrepTasks([tokensOf]);
    for (const { text, label } of learnt) bayes.learn(text, label);
    bayes.consolidate();
    return unseen.filter(({ text, label }) => bayes.predict(text) === label).length / unseen.length;
  });
  return Math.max(...accuracies);
}

function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+|[?!]/gu) ?? [];
}

function wordsAndPairsOf(text: string): string[] {
  const words = wordsOf(text);
  return [...words, ...words.slice(1).map((word, place) => `${words[place]} ${word}`)];
}
