import type { ServiceImpl } from '@connectrpc/connect';
import type { ModelService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { createModel, deleteModel, updateModel } from './change-model.ts';
import { addExamples, listExamples, removeExamples } from './examples.ts';
import { importExamples } from './import-examples.ts';
import { labelMessage } from './label-message.ts';
import { leaseLabels } from './lease-labels.ts';
import { getModel, listModels } from './list-models.ts';
import { readExamples } from './read-examples.ts';
import { storePredictions } from './store-predictions.ts';
import { finishTraining, forgetModels, leaseTraining, renewTraining } from './training.ts';
import { listUncertain } from './uncertain.ts';
import { useVersion } from './use-version.ts';

/** Models that label messages; see the functions for what each promises and refuses. */
export function createModelService(workspace: Workspace): ServiceImpl<typeof ModelService> {
  const { db } = workspace;
  return {
    createModel: async (call) => ({ response: { model: await createModel(workspace, ...request(call)) } }),
    listModels: async (call) => ({ response: { models: await listModels(workspace, ...request(call)) } }),
    async getModel(call) {
      const [actorId, { modelId }] = request(call);
      return { response: { model: await getModel(workspace, actorId, modelId) } };
    },
    updateModel: async (call) => ({ response: { model: await updateModel(workspace, ...request(call)) } }),
    async deleteModel(call) {
      const [actorId, { modelId }] = request(call);
      await deleteModel(workspace, actorId, modelId);
      return { response: {} };
    },
    addExamples: async (call) => ({ response: await addExamples(workspace, ...request(call)) }),
    importExamples: async (requests, { signal }) => ({ response: await importExamples(workspace, requests, signal) }),
    listExamples: async (call) => ({ response: await listExamples(workspace, ...request(call)) }),
    async removeExamples(call) {
      await removeExamples(workspace, ...request(call));
      return { response: {} };
    },
    useVersion: async (call) => ({ response: { model: await useVersion(workspace, call) } }),
    async labelMessage(call) {
      const { message, ...lookedAt } = await labelMessage(workspace, ...request(call));
      return { response: { message }, ...lookedAt };
    },
    listUncertain: async (call) => ({ response: await listUncertain(workspace, ...request(call)) }),
    leaseLabelWork: ({ limit }) => leaseLabels(db, limit),
    storePredictions: (call) => storePredictions(workspace, call),
    leaseTraining: (call) => leaseTraining(workspace, call),
    renewTraining: async (call) => ({ held: await renewTraining(db, call) }),
    readExamples: (call) => readExamples(db, call),
    finishTraining: async (call) => ({ held: await finishTraining(workspace, call) }),
    async forgetModels({ modelIds }) {
      await forgetModels(db, modelIds);
      return {};
    },
  };
}
