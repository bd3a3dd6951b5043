import { create } from '@bufbuild/protobuf';
import type * as ai from '@prosa/proto/ai';
import { MonitorResponseSchema, ModelVersionSchema, TrainResponseSchema } from '@prosa/proto/chat';
import type { ModelVersion, MonitorResponse, TrainResponse } from '@prosa/proto/chat';

/** A version as callers get it. */
export function toVersion(version: ai.ModelVersion): ModelVersion {
  return create(ModelVersionSchema, {
    version: version.version,
    trainedAt: version.trainedAt,
    examples: version.examples,
    accuracy: version.accuracy,
    majorityAccuracy: version.majorityAccuracy,
    macroF1: version.macroF1,
    calibrationError: version.calibrationError,
    iterations: version.iterations,
    labels: version.labels,
    confusion: version.confusion.map(({ label, counts }) => ({ label, counts })),
    scores: version.scores.map(({ label, precision, recall, f1, examples }) => ({
      label,
      precision,
      recall,
      f1,
      examples,
    })),
    losses: version.losses.map(({ iteration, trainLoss, heldOutLoss }) => ({ iteration, trainLoss, heldOutLoss })),
    durationMs: version.durationMs,
  });
}

/** What came of a training, as callers get it. */
export function toTrained({ modelId, accuracy, iterations, version }: ai.TrainModelResponse): TrainResponse {
  const shown = version && toVersion(version);
  return create(TrainResponseSchema, { modelId, accuracy, iterations, version: shown, confusion: shown?.confusion });
}

/** A reading as callers get it; `version` is the one in use, which need not be the newest. */
export function toReading(reading: ai.MonitorModelResponse, version: number): MonitorResponse {
  return create(MonitorResponseSchema, {
    currentAccuracy: reading.currentAccuracy,
    predictionsMade: reading.predictionsMade,
    averageConfidence: reading.averageConfidence,
    timestamp: reading.timestamp,
    version,
    reviewed: reading.reviewed,
    labelMix: reading.labelMix.map(({ label, share, learntShare }) => ({ label, share, learntShare })),
    drift: reading.drift,
    latencyP50Us: reading.latencyP50Us,
    latencyP99Us: reading.latencyP99Us,
    hours: reading.hours.map(({ startedAt, predictions, reviewed, right, averageConfidence }) => ({
      startedAt,
      predictions,
      reviewed,
      right,
      averageConfidence,
    })),
  });
}
