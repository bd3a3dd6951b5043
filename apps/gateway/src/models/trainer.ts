import { create } from '@bufbuild/protobuf';
import { Code } from '@connectrpc/connect';
import type { Client } from '@connectrpc/connect';
import { TrainModelRequestSchema } from '@prosa/proto/ai';
import type { ModelService as AiModelService, TrainModelRequest, TrainModelResponse } from '@prosa/proto/ai';
import type { FinishTrainingRequest, ModelService } from '@prosa/proto/persistence';
import { failure, reasonOf } from '@prosa/service';
import type { Logger } from 'pino';
import { isAiAway } from './ai-failure.ts';

/** A lease lasts 30 seconds. */
const RENEW_MS = 8_000;
/** The longest training there is: a hundred thousand examples on a slow machine. */
const TRAIN_MS = 15 * 60_000;
const RETRY_MS = 30_000;

/** A training that this gateway has leased. */
export interface Lease {
  readonly modelId: string;
  readonly leaseId: string;
}

type Outcome = FinishTrainingRequest['outcome'];

/** Carries the examples of a model from persistence to ai and what comes of it back. Nothing is kept here. */
export class Trainer {
  readonly #models: Client<typeof ModelService>;
  readonly #ai: Client<typeof AiModelService>;
  readonly #logger: Logger;
  readonly counts = { trained: 0, failed: 0 };

  constructor(models: Client<typeof ModelService>, ai: Client<typeof AiModelService>, logger: Logger) {
    this.#models = models;
    this.#ai = ai;
    this.#logger = logger;
  }

  /**
   * Trains; the version is in use when this resolves. Cut by `signal`, or when the lease is lost, nothing of it stays. Throws what ai
   * refuses (NOT_ENOUGH_EXAMPLES, MODEL_BUSY, …); the lease is given back in any case.
   */
  async train(lease: Lease, signal: AbortSignal): Promise<TrainModelResponse> {
    const lost = new AbortController();
    const renewing = setInterval(() => void this.#renew(lease, lost), RENEW_MS);
    let outcome: Outcome = { case: 'retryAfterMs', value: RETRY_MS };
    try {
      const options = { signal: AbortSignal.any([signal, lost.signal]), timeoutMs: TRAIN_MS };
      const trained = await this.#ai.trainModel(this.#examples(lease, options.signal), options);
      const { version, accuracy } = trained;
      if (!version) throw failure('INTERNAL', Code.Internal, 'a training without a version');
      outcome = {
        case: 'trained',
        value: { $typeName: 'prosa.persistence.v1.TrainedVersion', version: version.version, accuracy },
      };
      return trained;
    } catch (reason) {
      if (!isAiAway(reason) && reasonOf(reason) !== 'MODEL_BUSY') outcome = { case: 'failed', value: true };
      throw reason;
    } finally {
      clearInterval(renewing);
      this.counts[outcome.case === 'trained' ? 'trained' : 'failed']++;
      await this.#finish(lease, outcome);
    }
  }

  async *#examples({ modelId, leaseId }: Lease, signal: AbortSignal): AsyncGenerator<TrainModelRequest> {
    for await (const { examples } of this.#models.readExamples({ modelId, leaseId }, { signal, timeoutMs: TRAIN_MS })) {
      for (const { text, label } of examples) {
        yield create(TrainModelRequestSchema, { modelId, input: text, expectedOutput: label });
      }
    }
  }

  async #renew(lease: Lease, lost: AbortController): Promise<void> {
    try {
      const { held } = await this.#models.renewTraining(lease);
      if (!held) lost.abort(failure('MODEL_BUSY', Code.FailedPrecondition, 'the training was given up'));
    } catch (error) {
      this.#logger.debug({ err: error }, 'a training could not be renewed');
    }
  }

  async #finish(lease: Lease, outcome: Outcome): Promise<void> {
    try {
      await this.#models.finishTraining({ ...lease, outcome });
    } catch (error) {
      this.#logger.warn({ err: error, model: lease.modelId }, 'the end of a training could not be told');
    }
  }
}
