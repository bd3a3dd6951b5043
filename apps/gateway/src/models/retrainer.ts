import type { Client } from '@connectrpc/connect';
import type { ModelService as AiModelService } from '@prosa/proto/ai';
import type { ModelService } from '@prosa/proto/persistence';
import type { Logger } from 'pino';
import type { Trainer } from './trainer.ts';

/** Trains models that people have corrected, once they have paused, and has ai remove those that were deleted. */
export class Retrainer {
  readonly #models: Client<typeof ModelService>;
  readonly #ai: Client<typeof AiModelService>;
  readonly #trainer: Trainer;
  readonly #logger: Logger;

  constructor(
    models: Client<typeof ModelService>,
    ai: Client<typeof AiModelService>,
    trainer: Trainer,
    logger: Logger,
  ) {
    this.#models = models;
    this.#ai = ai;
    this.#trainer = trainer;
    this.#logger = logger;
  }

  /** Does what is due. Gives the milliseconds until something may be; 0: nothing waits. */
  async run(signal: AbortSignal): Promise<number> {
    for (;;) {
      const { modelId, leaseId, nextInMs, deletedModelIds } = await this.#models.leaseTraining({}, { signal });
      await this.#remove(deletedModelIds, signal);
      if (modelId === '') return nextInMs;
      try {
        await this.#trainer.train({ modelId, leaseId }, signal);
      } catch (error) {
        this.#logger.info({ err: error, model: modelId }, 'a model could not be trained');
      }
      if (signal.aborted) return 0;
    }
  }

  async #remove(modelIds: readonly string[], signal: AbortSignal): Promise<void> {
    const removed: string[] = [];
    for (const modelId of modelIds) {
      try {
        await this.#ai.deleteModel({ modelId }, { signal, timeoutMs: 10_000 });
        removed.push(modelId);
      } catch (error) {
        this.#logger.debug({ err: error, model: modelId }, 'ai could not remove a model');
      }
    }
    if (removed.length > 0) await this.#models.forgetModels({ modelIds: removed });
  }
}
