import { create } from '@bufbuild/protobuf';
import type { ServiceImpl } from '@connectrpc/connect';
import { type ModelService, PredictResponseSchema } from '@prosa/proto/ai';
import type { Models } from './models.ts';
import { monitorModel } from './usage/monitor.ts';

/** Models that label messages; see the classes behind for what each method promises and refuses. */
export function createModelService({ registry, trainer, usage }: Models): ServiceImpl<typeof ModelService> {
  return {
    async predict({ modelId, version, input }) {
      const { classifier, about } = await registry.load(modelId, version);
      const startedMs = performance.now();
      const probabilities = classifier.classify(input);
      const { label, probability } = probabilities[0]!;
      usage.predicted(modelId, label, probability, (performance.now() - startedMs) * 1_000);
      return create(PredictResponseSchema, {
        prediction: label,
        confidence: probability,
        version: about.version,
        probabilities,
      });
    },
    async trainModel(examples, { signal }) {
      const { modelId, version } = await trainer.train(examples, signal);
      return { modelId, version, accuracy: version.accuracy, iterations: version.iterations };
    },
    monitorModel({ modelId }, { signal }) {
      return monitorModel(registry, usage, modelId, signal);
    },
    async recordCorrection({ modelId, predicted, actual, withdrawn }) {
      await registry.load(modelId);
      usage.reviewed(modelId, predicted === actual, withdrawn);
      return {};
    },
    async listVersions({ modelId }) {
      return { versions: await registry.versions(modelId) };
    },
    async deleteModel({ modelId }) {
      await registry.removeModel(modelId);
      await usage.remove(modelId);
      return {};
    },
  };
}
