import { create } from '@bufbuild/protobuf';
import { timestampFromDate, timestampNow } from '@bufbuild/protobuf/wkt';
import { type ModelVersion, type MonitorModelResponse, MonitorModelResponseSchema } from '@prosa/proto/ai';
import { setTimeout as wait } from 'node:timers/promises';
import type { ModelRegistry } from '../registry/model-registry.ts';
import { jensenShannon } from './drift.ts';
import type { ModelUsage } from './model-usage.ts';
import { hourOf, recentLabels, startOf, type UsageRecord } from './usage-record.ts';

/** From one reading to the next, in milliseconds. */
const everyMs = 2_000;

/**
 * How a model does, now and every two seconds until the signal is aborted. Throws MODEL_NOT_FOUND at first or once the model was
 * removed, PERSISTENCE_UNAVAILABLE at first only, and the signal's reason.
 */
export async function* monitorModel(
  registry: ModelRegistry,
  usage: ModelUsage,
  modelId: string,
  signal: AbortSignal,
): AsyncGenerator<MonitorModelResponse> {
  for (let lastHour = 0; ; await wait(everyMs, undefined, { signal })) {
    const { about } = await registry.load(modelId);
    const sums = await usage.read(modelId);
    const now = hourOf(Date.now());
    const latency = usage.latency(modelId);
    yield create(MonitorModelResponseSchema, {
      ...reading(about, sums, now),
      latencyP50Us: latency.percentile(0.5),
      latencyP99Us: latency.percentile(0.99),
      hours: now === lastHour ? [] : sums.hours.map(toHour),
    });
    lastHour = now;
  }
}

function reading(about: ModelVersion, sums: UsageRecord, now: number) {
  const counts = recentLabels(sums, now);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const learnt = new Map(about.labels.map((label, place) => [label, about.labelShares[place] ?? 0]));
  const labels = [...new Set([...about.labels, ...counts.keys()])];
  const mix = labels.map((label) => ({
    label,
    share: total === 0 ? 0 : (counts.get(label) ?? 0) / total,
    learntShare: learnt.get(label) ?? 0,
  }));
  return {
    currentAccuracy: sums.reviewed > 0 ? Math.max(0, sums.right) / sums.reviewed : about.accuracy,
    predictionsMade: BigInt(sums.predictions),
    averageConfidence: sums.predictions === 0 ? 0 : sums.confidence / sums.predictions,
    timestamp: timestampNow(),
    version: about.version,
    reviewed: counted(sums.reviewed),
    labelMix: total === 0 ? [] : mix,
    drift:
      total === 0
        ? 0
        : jensenShannon(
            mix.map(({ share }) => share),
            mix.map(({ learntShare }) => learntShare),
          ),
  };
}

function toHour({ hour, predictions, reviewed, right, confidence }: UsageRecord['hours'][number]) {
  return {
    startedAt: timestampFromDate(startOf(hour)),
    predictions: BigInt(predictions),
    reviewed: counted(reviewed),
    right: counted(right),
    averageConfidence: predictions === 0 ? 0 : confidence / predictions,
  };
}

/** What was taken back may have been said an hour before, or while this service was away. */
function counted(sum: number): bigint {
  return BigInt(Math.max(0, sum));
}
