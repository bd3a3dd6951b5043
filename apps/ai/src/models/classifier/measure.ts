import { crossEntropy, findTemperature, type ScoredExamples } from './calibration.ts';
import type { Corpus } from './corpus.ts';
import { type Evaluation, Evaluator } from './evaluation.ts';
import { SoftmaxLearner } from './softmax-learner.ts';
import { type SparseRows, toSparseRows } from './sparse-rows.ts';
import type { Split } from './split.ts';
import { Vocabulary } from './vocabulary.ts';

/** Passes over the examples at most. */
const maxPasses = 30;
/** Of very many examples and labels fewer passes are made: as many as this many features times labels allow. */
const maxWork = 6e9;
const leastPasses = 4;
/** Passes without a better loss on what is held out after which it ends. */
const patience = 4;

/** Loss after a pass, in nats. */
export interface Loss {
  readonly iteration: number;
  readonly trainLoss: number;
  readonly heldOutLoss: number;
}

/** What a model of these examples can do, and how to learn it. */
export interface Measured {
  readonly evaluation: Evaluation;
  /** Passes to make. */
  readonly iterations: number;
  /** What to divide scores by. */
  readonly temperature: number;
  readonly losses: readonly Loss[];
}

/** A training with its held-out rows and, after each pass, what it thinks of them. */
interface Trial {
  readonly learner: SoftmaxLearner;
  readonly heldOut: SparseRows;
  readonly targets: Uint8Array;
  readonly parts: Uint8Array;
  readonly scores: Float32Array[];
}

/**
 * Trains once for every split and looks at what was held out. Passes and temperature for each held-out part are chosen by the
 * other parts, so that what is measured on a part had no say in anything; the real model then takes what all of them choose.
 */
export function measure(corpus: Corpus, targets: Uint8Array, labels: number, splits: readonly Split[]): Measured {
  const trials = splits.map((split) => startTrial(corpus, targets, labels, split));
  const losses: Loss[] = [];
  let best = 0;
  const affordable = Math.max(leastPasses, Math.floor(maxWork / (corpus.ids.length * labels + 1)));
  const limit = Math.min(maxPasses, affordable);
  for (let pass = 0; pass < limit && pass - best < patience; pass++) {
    const trainLoss = mean(trials.map(({ learner }) => learner.pass()));
    for (const trial of trials) trial.scores.push(scoreRows(trial, labels));
    const heldOutLoss = crossEntropy(pool(trials, pass, labels), 1);
    losses.push({ iteration: pass + 1, trainLoss, heldOutLoss });
    if (heldOutLoss < losses[best]!.heldOutLoss) best = pass;
  }
  const evaluator = new Evaluator(labels);
  for (const part of new Set(trials.flatMap(({ parts }) => [...parts]))) {
    const { pass, temperature } = choose(trials, losses.length, labels, (other) => other !== part);
    const { scores, targets } = pool(trials, pass, labels, (own) => own === part);
    targets.forEach((target, row) => {
      evaluator.addScores(scores.subarray(row * labels, (row + 1) * labels), temperature, target);
    });
  }
  const { pass, temperature } = choose(trials, losses.length, labels, () => true);
  return { evaluation: evaluator.read(), iterations: pass + 1, temperature, losses };
}

function startTrial(corpus: Corpus, targets: Uint8Array, labels: number, { learnt, heldOut, parts }: Split): Trial {
  const vocabulary = Vocabulary.of(corpus, learnt, labels);
  const targetsOf = (rows: Uint32Array): Uint8Array => Uint8Array.from(rows, (row) => targets[row]!);
  return {
    learner: new SoftmaxLearner(toSparseRows(corpus, learnt, vocabulary), targetsOf(learnt), vocabulary.size, labels),
    heldOut: toSparseRows(corpus, heldOut, vocabulary),
    targets: targetsOf(heldOut),
    parts,
    scores: [],
  };
}

function scoreRows({ learner, heldOut, targets }: Trial, labels: number): Float32Array {
  const all = new Float32Array(targets.length * labels);
  const scores = new Float64Array(labels);
  for (let row = 0; row < targets.length; row++) {
    learner.scoresOf(heldOut, row, scores);
    all.set(scores, row * labels);
  }
  return all;
}

/** The pass with the least loss on these parts, and the temperature that calibrates it. */
function choose(trials: readonly Trial[], passes: number, labels: number, wanted: (part: number) => boolean) {
  const losses = Array.from({ length: passes }, (_, pass) => crossEntropy(pool(trials, pass, labels, wanted), 1));
  const pass = losses.indexOf(Math.min(...losses));
  return { pass, temperature: findTemperature(pool(trials, pass, labels, wanted)) };
}

/** Held-out examples of all trials, as they were scored after a pass. */
function pool(
  trials: readonly Trial[],
  pass: number,
  labels: number,
  wanted: (part: number) => boolean = () => true,
): ScoredExamples {
  const scores: number[] = [];
  const targets: number[] = [];
  for (const trial of trials) {
    trial.parts.forEach((part, row) => {
      if (!wanted(part)) return;
      targets.push(trial.targets[row]!);
      for (let label = 0; label < labels; label++) scores.push(trial.scores[pass]![row * labels + label]!);
    });
  }
  return { labels, scores: Float32Array.from(scores), targets: Uint8Array.from(targets) };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
