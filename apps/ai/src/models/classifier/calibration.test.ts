import { crossEntropy, findTemperature } from './calibration.ts';
import { Evaluator } from './evaluation.ts';

/** A model that says with a score of 4 what is right in 7 of 10 cases: far too sure. */
const boastful = {
  labels: 2,
  scores: Float32Array.from({ length: 200 }, (_, index) => (index % 2 === 0 ? 4 : 0)),
  targets: Uint8Array.from({ length: 100 }, (_, row) => (row % 10 < 7 ? 0 : 1)),
};

test('a temperature makes a model as sure as it is right', () => {
  const temperature = findTemperature(boastful);
  expect(1 / (1 + Math.exp(-4 / temperature))).toBeCloseTo(0.7, 2);
  expect(crossEntropy(boastful, temperature)).toBeLessThan(crossEntropy(boastful, 1));
});

test('the calibration error says how far confidence and accuracy are apart', () => {
  const evaluator = new Evaluator(2);
  for (let row = 0; row < 100; row++) evaluator.add(0, 0.95, row < 70 ? 0 : 1);
  const evaluation = evaluator.read();
  expect(evaluation.calibrationError).toBeCloseTo(0.25, 9);
  expect(evaluation).toMatchObject({
    accuracy: 0.7,
    majorityAccuracy: 0.7,
    confusion: [
      [70, 0],
      [30, 0],
    ],
  });
  expect(evaluation.scores[1]).toEqual({ precision: 0, recall: 0, f1: 0, examples: 30 });
  expect(evaluation.macroF1).toBeCloseTo(0.7 / 1.7, 9);
});
