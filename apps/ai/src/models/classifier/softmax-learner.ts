import { seededRandom, shuffle } from './random.ts';
import { softmax } from './softmax.ts';
import type { SparseRows } from './sparse-rows.ts';

/** How it learns; chosen by cross-validation on the training part of tools/ai-data. */
export const learning = {
  /** AdaGrad's step. */
  rate: 0.5,
  /** What AdaGrad takes as the sum of squares before the first step. */
  startingSquares: 0.02,
  /** Strength of the L2 penalty. */
  penalty: 5e-5,
  /** How far rare labels are made up for: 0 not at all, 1 as if all were equally common. */
  balance: 0.5,
};

/**
 * Multinomial logistic regression over sparse rows, learnt with AdaGrad (Duchi, Hazan, Singer 2011) one example at a time,
 * with an L2 penalty. The order of the examples is random and the same every time.
 */
export class SoftmaxLearner {
  readonly labels: number;
  /** By feature, then by label. */
  readonly weights: Float32Array;
  readonly biases: Float32Array;
  readonly #rows: SparseRows;
  readonly #targets: Uint8Array;
  readonly #order: Uint32Array;
  readonly #random = seededRandom(20_260_101);
  readonly #squares: Float32Array;
  readonly #biasSquares: Float32Array;
  readonly #importance: Float64Array;
  /** L2 step of a feature when it is touched: rare ones are touched rarely, so that each touch makes up for it. */
  readonly #decay: Float32Array;

  /** `targets[i]` is the label of row `i`. */
  constructor(rows: SparseRows, targets: Uint8Array, features: number, labels: number) {
    this.labels = labels;
    this.weights = new Float32Array(features * labels);
    this.biases = new Float32Array(labels);
    this.#rows = rows;
    this.#targets = targets;
    this.#order = Uint32Array.from(targets, (_, row) => row);
    this.#squares = new Float32Array(features * labels).fill(learning.startingSquares);
    this.#biasSquares = new Float32Array(labels).fill(learning.startingSquares);
    this.#importance = labelImportance(targets, labels);
    this.#decay = new Float32Array(features);
    for (const column of rows.columns) this.#decay[column]! += 1;
    for (let column = 0; column < features; column++) {
      this.#decay[column] = (learning.penalty * targets.length) / Math.max(1, this.#decay[column]!);
    }
  }

  /** One pass over all examples. Gives the mean cross-entropy before each step, in nats. */
  pass(): number {
    shuffle(this.#order, this.#random);
    const scores = new Float64Array(this.labels);
    let loss = 0;
    for (const row of this.#order) {
      this.scoresOf(this.#rows, row, scores);
      softmax(scores);
      const target = this.#targets[row]!;
      loss -= Math.log(Math.max(scores[target]!, 1e-12));
      scores[target]! -= 1;
      this.#step(row, scores, this.#importance[target]!);
    }
    return loss / Math.max(1, this.#order.length);
  }

  /** The scores (logits) of a row. */
  scoresOf({ starts, columns, values }: SparseRows, row: number, scores: Float64Array): void {
    const { labels, weights } = this;
    for (let label = 0; label < labels; label++) scores[label] = this.biases[label]!;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const value = values[at]!;
      const base = columns[at]! * labels;
      for (let label = 0; label < labels; label++) scores[label]! += value * weights[base + label]!;
    }
  }

  #step(row: number, errors: Float64Array, importance: number): void {
    const { starts, columns, values } = this.#rows;
    const { labels, weights } = this;
    const squares = this.#squares;
    const { rate } = learning;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const column = columns[at]!;
      const value = values[at]! * importance;
      const decay = this.#decay[column]!;
      const base = column * labels;
      for (let label = 0; label < labels; label++) {
        const place = base + label;
        const weight = weights[place]!;
        const gradient = errors[label]! * value;
        const sum = (squares[place] = squares[place]! + gradient * gradient);
        const step = rate / Math.sqrt(sum);
        weights[place] = (weight - step * gradient) / (1 + step * decay);
      }
    }
    for (let label = 0; label < labels; label++) {
      const gradient = errors[label]! * importance;
      const sum = (this.#biasSquares[label] = this.#biasSquares[label]! + gradient * gradient);
      this.biases[label]! -= (0.1 * rate * gradient) / Math.sqrt(sum);
    }
  }
}

/** How much an example of each label counts: more when the label is rare; 1 on average over the examples. */
function labelImportance(targets: Uint8Array, labels: number): Float64Array {
  const counts = new Float64Array(labels);
  for (const target of targets) counts[target]! += 1;
  const importance = counts.map((count) => (count === 0 ? 0 : (targets.length / count) ** learning.balance));
  const mean = importance.reduce((sum, value, label) => sum + value * counts[label]!, 0) / Math.max(1, targets.length);
  return importance.map((value) => value / (mean || 1));
}
