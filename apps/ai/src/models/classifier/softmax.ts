/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array | Float32Array): void {
  let highest = -Infinity;
  for (const score of scores) if (score > highest) highest = score;
  let sum = 0;
  for (let index = 0; index < scores.length; index++) sum += scores[index] = Math.exp(scores[index]! - highest);
  for (let index = 0; index < scores.length; index++) scores[index]! /= sum;
}

/** Place of the highest score; the first of equals. */
export function argmax(scores: { readonly [index: number]: number; readonly length: number }): number {
  let best = 0;
  for (let index = 1; index < scores.length; index++) if (scores[index]! > scores[best]!) best = index;
  return best;
}
