import { type Corpus, readCorpus } from './corpus.ts';
import { encodeModel } from './model-bytes.ts';
import { sameTextKey } from './fold-text.ts';
import { type Measured, measure } from './measure.ts';
import { SoftmaxLearner } from './softmax-learner.ts';
import { toSparseRows } from './sparse-rows.ts';
import { splitExamples } from './split.ts';
import { Vocabulary } from './vocabulary.ts';

/** What to learn from. */
export interface Examples {
  readonly texts: readonly string[];
  /** Of each text, the place of its label in `labels`. */
  readonly targets: Uint8Array;
  /** At most 50, sorted. */
  readonly labels: readonly string[];
}

/** A model and how good it is. */
export interface Trained extends Measured {
  /** For `decodeModel`. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Share of each label among the examples. */
  readonly labelShares: readonly number[];
}

/**
 * Learns a model from all examples. How good it is, how many passes it takes and how sure it may be was found out before, on
 * examples that were held out. The same examples in the same order give the same bytes. Takes seconds of CPU time for
 * 10,000 examples: not for the thread that answers.
 */
export function train({ texts, targets, labels }: Examples): Trained {
  const corpus = readCorpus(texts);
  const measured = measure(corpus, targets, labels.length, splitExamples(targets, sameTexts(texts), labels.length));
  const { vocabulary, learner } = learn(corpus, targets, labels.length, measured.iterations);
  const { weights, biases } = learner;
  const bytes = encodeModel({ labels, vocabulary, weights, biases, temperature: measured.temperature });
  const counts = labels.map(() => 0);
  for (const target of targets) counts[target]! += 1;
  return { ...measured, bytes, labelShares: counts.map((count) => count / targets.length) };
}

function learn(corpus: Corpus, targets: Uint8Array, labels: number, passes: number) {
  const rows = Uint32Array.from(targets.keys());
  const vocabulary = Vocabulary.of(corpus, rows, labels);
  const learner = new SoftmaxLearner(toSparseRows(corpus, rows, vocabulary), targets, vocabulary.size, labels);
  for (let pass = 0; pass < passes; pass++) learner.pass();
  return { vocabulary, learner };
}

/** A number for each text, the same for texts that are the same message. */
function sameTexts(texts: readonly string[]): Uint32Array {
  const numbers = new Map<string, number>();
  return Uint32Array.from(texts, (text) => {
    const key = sameTextKey(text);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    return numbers.size - 1;
  });
}
