import { Code } from '@connectrpc/connect';
import type { TrainModelRequest } from '@prosa/proto/ai';
import { failure } from '@prosa/service';
import type { Examples } from '../classifier/train.ts';
import { sameTextKey } from '../classifier/fold-text.ts';
import { modelLimitReached, notEnoughExamples } from '../model-failures.ts';

/** What a training takes at most. */
export const trainingLimits = { examples: 100_000, labels: 50, characters: 32 * 1024 * 1024 };

/**
 * Takes the examples as they come and checks each. Throws INVALID_ARGUMENT when one is for another model, MODEL_LIMIT_REACHED,
 * and, once all are there, NOT_ENOUGH_EXAMPLES.
 */
export async function collectExamples(modelId: string, requests: AsyncIterable<TrainModelRequest>): Promise<Examples> {
  const texts: string[] = [];
  const names: string[] = [];
  const places = new Map<string, number>();
  let characters = 0;
  for await (const { modelId: own, input, expectedOutput } of requests) {
    if (own !== modelId) throw anotherModel();
    if (texts.length === trainingLimits.examples) throw modelLimitReached('100,000 examples');
    if (!places.has(expectedOutput) && places.size === trainingLimits.labels) throw modelLimitReached('50 labels');
    characters += input.length;
    if (characters > trainingLimits.characters) throw modelLimitReached('33,554,432 characters of examples');
    if (!places.has(expectedOutput)) places.set(expectedOutput, places.size);
    texts.push(input);
    names.push(expectedOutput);
  }
  const labels = [...places.keys()].sort();
  labels.forEach((label, place) => places.set(label, place));
  const targets = Uint8Array.from(names, (name) => places.get(name)!);
  if (!tellApart(texts, targets)) throw notEnoughExamples();
  return { texts, targets, labels };
}

/** Whether two labels have two different examples each. */
function tellApart(texts: readonly string[], targets: Uint8Array): boolean {
  const first = new Map<number, string>();
  const enough = new Set<number>();
  for (let row = 0; row < texts.length && enough.size < 2; row++) {
    const target = targets[row]!;
    if (enough.has(target)) continue;
    const key = sameTextKey(texts[row]!);
    if (!first.has(target)) first.set(target, key);
    else if (first.get(target) !== key) enough.add(target);
  }
  return enough.size === 2;
}

function anotherModel(): Error {
  const description = 'must be the same in every example';
  return failure('INVALID_ARGUMENT', Code.InvalidArgument, `modelId: ${description}`, {
    violations: [{ field: 'modelId', description }],
  });
}
