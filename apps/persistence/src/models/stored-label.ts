import { create } from '@bufbuild/protobuf';
import { type MessageLabel, MessageLabelSchema } from '@prosa/proto/chat';
import type { StoredLabel } from '../database/schema.ts';

/** The labels as callers get them: that it is none of a model's is not told. */
export function toLabels(labels: readonly StoredLabel[]): MessageLabel[] {
  return labels
    .filter(({ label }) => label !== '')
    .map(({ setBy, ...label }) => create(MessageLabelSchema, { ...label, setByUserId: setBy ?? '' }));
}

/** What a model's label of a message is; undefined: it has none. */
export function labelOf(labels: readonly StoredLabel[] | null, modelId: string): StoredLabel | undefined {
  return labels?.find((label) => label.modelId === modelId);
}

/** The labels, as a column, with another one of this model; undefined: without one of it. */
export function withLabel(
  labels: readonly StoredLabel[] | null,
  modelId: string,
  label: StoredLabel | undefined,
): string | null {
  const others = (labels ?? []).filter((other) => other.modelId !== modelId);
  const after = label ? [...others, label] : others;
  return after.length > 0 ? JSON.stringify(after) : null;
}

/** Labels below this share of a model's threshold are not worth a question. */
const floorOfThreshold = 0.5;

/** What a model says of a message, as it is kept; undefined: it is too unsure to say anything. */
export function predictedLabel(
  { modelId, version }: Pick<StoredLabel, 'modelId'> & { version: number },
  threshold: number,
  { label, confidence }: { label: string; confidence: number },
): StoredLabel | undefined {
  if (label === '' || confidence < threshold * floorOfThreshold) return undefined;
  return { modelId, label, confidence, certain: confidence >= threshold, setBy: null, version };
}
