import { softmax } from './softmax.ts';

/** Scores of examples whose labels are known: row `i` is at `i · labels`. */
export interface ScoredExamples {
  readonly labels: number;
  readonly scores: Float32Array;
  readonly targets: Uint8Array;
}

const lowest = 0.05;
const highest = 20;

/**
 * The number to divide scores by so that the probabilities are as good as they can be on these examples (temperature
 * scaling: Guo et al. 2017). Found by a golden-section search over its logarithm; 1 without examples.
 */
export function findTemperature(examples: ScoredExamples): number {
  if (examples.targets.length === 0) return 1;
  const ratio = (Math.sqrt(5) - 1) / 2;
  let from = Math.log(lowest);
  let to = Math.log(highest);
  while (to - from > 0.005) {
    const left = to - ratio * (to - from);
    const right = from + ratio * (to - from);
    if (crossEntropy(examples, Math.exp(left)) < crossEntropy(examples, Math.exp(right))) to = right;
    else from = left;
  }
  return Math.exp((from + to) / 2);
}

/** Mean cross-entropy at a temperature, in nats; 0 without examples. */
export function crossEntropy({ labels, scores, targets }: ScoredExamples, temperature: number): number {
  const row = new Float64Array(labels);
  let loss = 0;
  targets.forEach((target, index) => {
    for (let label = 0; label < labels; label++) row[label] = scores[index * labels + label]! / temperature;
    softmax(row);
    loss -= Math.log(Math.max(row[target]!, 1e-12));
  });
  return loss / Math.max(1, targets.length);
}
