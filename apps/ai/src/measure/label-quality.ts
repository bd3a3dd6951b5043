import type { LabelledMessage } from '../testing/examples.ts';
import { Classifier } from '../models/classifier/classifier.ts';
import { type Evaluation, Evaluator } from '../models/classifier/evaluation.ts';
import { type Examples, train } from '../models/classifier/train.ts';
import { type LibraryAccuracy, libraryAccuracy } from './library-accuracy.ts';

/** How well a model tells messages apart, beside others that learnt from the same. */
export interface LabelQuality {
  /** The messages, for people. */
  readonly name: string;
  /** Messages of the `train` part, which are all that anything learnt from. */
  readonly learnt: number;
  /** What the model says of the `test` part, which is kept apart. */
  readonly unseen: Evaluation;
  /** What the training itself said of the model, from parts of what it learnt from. */
  readonly heldOut: Evaluation;
  /** The share of the `test` part that a library's classifier gets right. */
  readonly library: LibraryAccuracy;
}

/** The messages as a training takes them. */
export function examplesOf(messages: readonly LabelledMessage[]): Examples {
  const labels = [...new Set(messages.map(({ label }) => label))].sort();
  const targets = Uint8Array.from(messages, ({ label }) => labels.indexOf(label));
  return { texts: messages.map(({ text }) => text), targets, labels };
}

/** Learns from the `train` part and asks about the `test` part. The same messages give the same figures on every machine. */
export function measureQuality(name: string, messages: readonly LabelledMessage[]): LabelQuality {
  const learnt = messages.filter(({ split }) => split === 'train');
  const unseen = messages.filter(({ split }) => split === 'test');
  const examples = examplesOf(learnt);
  const trained = train(examples);
  const classifier = new Classifier(trained.bytes);
  const evaluator = new Evaluator(examples.labels.length);
  for (const { text, label } of unseen) {
    const best = classifier.classify(text)[0]!;
    evaluator.add(examples.labels.indexOf(best.label), best.probability, examples.labels.indexOf(label));
  }
  return {
    name,
    learnt: learnt.length,
    unseen: evaluator.read(),
    heldOut: trained.evaluation,
    library: libraryAccuracy(learnt, unseen),
  };
}
