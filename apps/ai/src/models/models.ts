import type { Logger } from '@prosa/service';
import type { Documents } from './registry/documents.ts';
import { ModelRegistry } from './registry/model-registry.ts';
import { Trainer } from './training/trainer.ts';
import { ModelUsage } from './usage/model-usage.ts';

/** Memory for models in use. */
const cacheBytes = 256 * 1024 * 1024;

/** All that has to do with label models. */
export interface Models {
  readonly registry: ModelRegistry;
  readonly trainer: Trainer;
  readonly usage: ModelUsage;
  /** Writes what was counted. */
  close(): Promise<void>;
}

/** Puts it together. */
export function createModels(documents: Documents, logger: Logger): Models {
  const registry = new ModelRegistry(documents, cacheBytes);
  const usage = new ModelUsage(documents, logger);
  return { registry, trainer: new Trainer(registry), usage, close: () => usage.close() };
}
