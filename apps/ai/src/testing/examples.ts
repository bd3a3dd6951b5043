import type { TrainModelRequest } from '@prosa/proto/ai';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../../tools/ai-data');

/** A message of the data set with the label that people gave it. */
export interface LabelledMessage {
  readonly text: string;
  readonly label: string;
  readonly split: 'train' | 'test';
}

/** The data set of a language; tools/ai-data/README.md describes it. */
export function readMessages(language: 'en' | 'pt'): LabelledMessage[] {
  const lines = readFileSync(resolve(folder, `${language}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n');
  return lines.map((line) => JSON.parse(line) as LabelledMessage);
}

/** An example as TrainModel takes it. */
export type Example = Pick<TrainModelRequest, 'modelId' | 'input' | 'expectedOutput'>;

/** Eight examples that any model can tell apart. */
export function fewExamples(modelId: string, labels: readonly [string, string] = ['bug', 'praise']): Example[] {
  const texts = [
    ['the upload fails', 'it crashes at the start', 'the page shows an error', 'search is broken again'],
    ['thank you', 'great work everybody', 'thanks, that was quick', 'this looks great'],
  ];
  return texts.flatMap((list, place) => list.map((input) => ({ modelId, input, expectedOutput: labels[place]! })));
}
