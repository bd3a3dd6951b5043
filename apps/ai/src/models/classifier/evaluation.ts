import { argmax, softmax } from './softmax.ts';

const bins = 10;

/** How a model does on examples that it did not learn from. */
export interface Evaluation {
  /** Share that it got right. */
  readonly accuracy: number;
  /** Share that the commonest label alone gets. */
  readonly majorityAccuracy: number;
  readonly macroF1: number;
  /** Expected calibration error over ten bins (Naeini et al. 2015). */
  readonly calibrationError: number;
  /** Rows: what people said; columns: what the model said. */
  readonly confusion: readonly (readonly number[])[];
  /** One a label. */
  readonly scores: readonly LabelQuality[];
}

/** How well one label is found. */
export interface LabelQuality {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Examples that bear it. */
  readonly examples: number;
}

/** Counts what a model says of examples, one after the other. */
export class Evaluator {
  readonly #labels: number;
  readonly #confusion: number[][];
  readonly #binSize = new Float64Array(bins);
  readonly #binConfidence = new Float64Array(bins);
  readonly #binRight = new Float64Array(bins);

  constructor(labels: number) {
    this.#labels = labels;
    this.#confusion = Array.from({ length: labels }, () => Array.from({ length: labels }, () => 0));
  }

  /** Scores are turned into probabilities at this temperature. */
  addScores(scores: Float32Array, temperature: number, target: number): void {
    const probabilities = Float64Array.from(scores, (score) => score / temperature);
    softmax(probabilities);
    const said = argmax(probabilities);
    this.add(said, probabilities[said]!, target);
  }

  /** What the model said, how sure it was, and what is right. */
  add(said: number, confidence: number, target: number): void {
    this.#confusion[target]![said]! += 1;
    const bin = Math.min(bins - 1, Math.floor(confidence * bins));
    this.#binSize[bin]! += 1;
    this.#binConfidence[bin]! += confidence;
    if (said === target) this.#binRight[bin]! += 1;
  }

  /** What has come of it. */
  read(): Evaluation {
    const byPeople = this.#confusion.map(sum);
    const byModel = this.#confusion.map((_, label) => sum(this.#confusion.map((row) => row[label]!)));
    const total = sum(byPeople);
    const scores = this.#confusion.map((row, label): LabelQuality => {
      const precision = share(row[label]!, byModel[label]!);
      const recall = share(row[label]!, byPeople[label]!);
      return { precision, recall, f1: share(2 * precision * recall, precision + recall), examples: byPeople[label]! };
    });
    let gap = 0;
    for (let bin = 0; bin < bins; bin++) gap += Math.abs(this.#binConfidence[bin]! - this.#binRight[bin]!);
    return {
      accuracy: share(sum(this.#confusion.map((row, label) => row[label]!)), total),
      majorityAccuracy: share(Math.max(...byPeople), total),
      macroF1: sum(scores.map(({ f1 }) => f1)) / this.#labels,
      calibrationError: share(gap, total),
      confusion: this.#confusion,
      scores,
    };
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
