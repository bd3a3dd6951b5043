import { Code } from '@connectrpc/connect';
import type { Client, HandlerContext, ServiceImpl } from '@connectrpc/connect';
import type { ModelService as AiModelService } from '@prosa/proto/ai';
import type { Model, ModelService, MonitorRequest, MonitorResponse } from '@prosa/proto/chat';
import type { ModelService as ModelBackend } from '@prosa/proto/persistence';
import { failure, reasonOf } from '@prosa/service';
import type { Logger } from 'pino';
import { callerOf, forCaller, onward } from '../onward.ts';
import type { Turns } from '../turns.ts';
import { aiFailure, aiUnavailable } from './ai-failure.ts';
import { toReading, toTrained, toVersion } from './shown-version.ts';
import type { Trainer } from './trainer.ts';

/** What the service calls. */
export interface ModelServiceOptions {
  readonly models: Client<typeof ModelBackend>;
  /** Not given: this gateway has no ai service. */
  readonly ai: Client<typeof AiModelService> | undefined;
  readonly trainer: Trainer | undefined;
  /** Readings that are being followed. */
  readonly monitors: Turns;
  readonly logger: Logger;
}

/** prosa.chat.v1.ModelService: persistence keeps the models and says who may do what; ai learns and answers. */
export function modelService(options: ModelServiceOptions): ServiceImpl<typeof ModelService> {
  const { models, logger } = options;

  /** The model, if the caller may change it; ai asks nobody. Throws PERMISSION_DENIED, MODEL_NOT_FOUND, AI_UNAVAILABLE. */
  const modelAndAi = async ({ modelId }: { modelId: string }, context: HandlerContext) => {
    const model = await modelOf(models, modelId, context);
    if (!options.ai) throw aiUnavailable();
    return { model, ai: options.ai };
  };

  return {
    async createModel(request, context) {
      const { response } = await models.createModel(...forCaller(request, context));
      return response ?? {};
    },
    async listModels(request, context) {
      const { response } = await models.listModels(...forCaller(request, context));
      return response ?? {};
    },
    async getModel(request, context) {
      const { response } = await models.getModel(...forCaller(request, context));
      return response ?? {};
    },
    async updateModel(request, context) {
      const { response } = await models.updateModel(...forCaller(request, context));
      return response ?? {};
    },
    async deleteModel(request, context) {
      const { response } = await models.deleteModel(...forCaller(request, context));
      return response ?? {};
    },
    async addExamples(request, context) {
      const { response } = await models.addExamples(...forCaller(request, context));
      return response ?? {};
    },
    async listExamples(request, context) {
      const { response } = await models.listExamples(...forCaller(request, context));
      return response ?? {};
    },
    async removeExamples(request, context) {
      const { response } = await models.removeExamples(...forCaller(request, context));
      return response ?? {};
    },
    async listUncertain(request, context) {
      const { response } = await models.listUncertain(...forCaller(request, context));
      return response ?? {};
    },

    async train({ modelId }, context) {
      if (!options.trainer) {
        await modelOf(models, modelId, context);
        throw aiUnavailable();
      }
      const actorId = callerOf(context).userId;
      const lease = await models.leaseTraining({ actorId, modelId }, onward(context));
      return toTrained(await options.trainer.train(lease, context.signal).catch(rethrowAi));
    },

    async predict(request, context) {
      const { model, ai } = await modelAndAi(request, context);
      if (model.version === 0) throw notTrained();
      const asked = { modelId: model.id, version: model.version, input: request.text };
      const { prediction, confidence, version } = await ai.predict(asked, onward(context)).catch(rethrowAi);
      return { label: prediction, confidence, version };
    },

    monitor: (request, context) =>
      options.monitors.during(callerOf(context).userId, () => monitor(models, modelAndAi, request, context)),

    async listVersions(request, context) {
      const { model, ai } = await modelAndAi(request, context);
      return { versions: await versionsOf(ai, model.id, context) };
    },

    async useVersion(request, context) {
      const { model, ai } = await modelAndAi(request, context);
      const version = (await versionsOf(ai, model.id, context)).find((known) => known.version === request.version);
      if (!version) throw failure('MODEL_VERSION_NOT_FOUND', Code.NotFound, 'the model has no such version');
      const actorId = callerOf(context).userId;
      const call = { actorId, request, accuracy: version.accuracy };
      const { response } = await models.useVersion(call, onward(context));
      return response ?? {};
    },

    async labelMessage(request, context) {
      const { response, predicted, actual, withdrawn } = await models.labelMessage(...forCaller(request, context));
      if (options.ai && predicted !== '') {
        const correction = { modelId: request.modelId.toLowerCase(), predicted, actual, withdrawn };
        // It only feeds a statistic: the label stands, whatever ai says.
        options.ai.recordCorrection(correction, { timeoutMs: 5_000 }).catch((error: unknown) => {
          logger.debug({ err: error }, 'a correction was not counted');
        });
      }
      return response ?? {};
    },
  };
}

/** Readings as they come, for as long as the caller listens and may; the version and the right are looked up each time. */
async function* monitor(
  models: Client<typeof ModelBackend>,
  modelAndAi: (
    request: MonitorRequest,
    context: HandlerContext,
  ) => Promise<{ model: Model; ai: Client<typeof AiModelService> }>,
  request: MonitorRequest,
  context: HandlerContext,
): AsyncGenerator<MonitorResponse> {
  const { model, ai } = await modelAndAi(request, context);
  if (model.version === 0) throw notTrained();
  try {
    for await (const reading of ai.monitorModel({ modelId: model.id }, { signal: context.signal, timeoutMs: 0 })) {
      const { version } = await modelOf(models, model.id, context);
      yield toReading(reading, version);
    }
  } catch (reason) {
    throw aiFailure(reason);
  }
}

/** The model as the caller may change it. Throws PERMISSION_DENIED, MODEL_NOT_FOUND. */
async function modelOf(models: Client<typeof ModelBackend>, modelId: string, context: HandlerContext): Promise<Model> {
  const actorId = callerOf(context).userId;
  const { response } = await models.getModel({ actorId, request: { modelId } }, onward(context));
  if (!response?.model) throw failure('MODEL_NOT_FOUND', Code.NotFound, 'no such model');
  return response.model;
}

/** The versions that ai has, newest first; none of a model that was never trained. */
async function versionsOf(ai: Client<typeof AiModelService>, modelId: string, context: HandlerContext) {
  try {
    return (await ai.listVersions({ modelId }, onward(context))).versions.map(toVersion);
  } catch (reason) {
    if (reasonOf(reason) === 'MODEL_NOT_FOUND') return [];
    throw aiFailure(reason);
  }
}

function rethrowAi(reason: unknown): never {
  throw aiFailure(reason);
}

function notTrained() {
  return failure('MODEL_NOT_TRAINED', Code.FailedPrecondition, 'the model has not been trained yet');
}
