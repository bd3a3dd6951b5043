import { createHash } from 'node:crypto';
import type { JsonObject } from '@bufbuild/protobuf';

/** Collections of the documents. */
export const collections = {
  /** One a model: which versions there are, and who trains it. Nothing counts that does not stand here. */
  models: 'ai-models',
  /** One a version: what came of its training. */
  versions: 'ai-model-versions',
  /** Weights, in pieces. */
  weights: 'ai-model-weights',
  /** One a model: how often it was asked, and how well it answered. */
  usage: 'ai-model-usage',
} as const;

/** A model's id as part of a document's: ids of models may hold any character. */
export function modelKey(modelId: string): string {
  return createHash('sha256').update(modelId).digest('hex').slice(0, 40);
}

/** A version as the model's record knows it. */
export interface VersionEntry {
  /** Counts from 1. */
  readonly version: number;
  /** Of the training that made it: a version of a model that was removed and trained anew is another one. */
  readonly training: string;
  /** Documents that its weights fill. */
  readonly pieces: number;
}

/** Who trains it, until when unless they say so again. */
export interface Lease {
  readonly training: string;
  /** Milliseconds since 1970. */
  readonly untilMs: number;
}

/** What is known of a model: the body of its document. */
export interface ModelRecord {
  /** Oldest first. */
  readonly versions: readonly VersionEntry[];
  /** Not to be seen: being written, or to be removed. Whoever holds the lease tidies up. */
  readonly discarded: readonly VersionEntry[];
  /** The number that the next version gets. */
  readonly nextVersion: number;
  readonly lease?: Lease;
}

/** Of a model that was never trained. */
export const emptyRecord: ModelRecord = { versions: [], discarded: [], nextVersion: 1 };

/** As a document's body. */
export function recordToJson(record: ModelRecord): JsonObject {
  return structuredClone(record) as unknown as JsonObject;
}

/** From a document's body. */
export function recordFromJson(body: JsonObject): ModelRecord {
  return { ...emptyRecord, ...(body as unknown as Partial<ModelRecord>) };
}
