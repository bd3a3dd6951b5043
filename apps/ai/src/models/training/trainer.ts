import { create } from '@bufbuild/protobuf';
import { timestampNow } from '@bufbuild/protobuf/wkt';
import { Code } from '@connectrpc/connect';
import { type ModelVersion, ModelVersionSchema, type TrainModelRequest } from '@prosa/proto/ai';
import { failure } from '@prosa/service';
import type { Examples, Trained } from '../classifier/train.ts';
import { notEnoughExamples } from '../model-failures.ts';
import { type ModelRegistry, piecesOf } from '../registry/model-registry.ts';
import type { ModelRecord } from '../registry/model-record.ts';
import { collectExamples } from './collect-examples.ts';
import { trainInThread } from './train-in-thread.ts';
import { TrainingLease } from './training-lease.ts';

/** Versions of a model that are kept. */
const keptVersions = 20;
/** Trainings that a process takes on at a time; they learn one after the other. */
const maxTrainings = 4;

/** Trains models, one after the other. */
export class Trainer {
  readonly #registry: ModelRegistry;
  #running = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(registry: ModelRegistry) {
    this.#registry = registry;
  }

  /**
   * Takes the examples, learns, and stores a new version; all of it or nothing. Throws what `collectExamples` does,
   * MODEL_BUSY, OVERLOADED, and the signal's reason.
   */
  async train(
    requests: AsyncIterable<TrainModelRequest>,
    signal: AbortSignal,
  ): Promise<{ modelId: string; version: ModelVersion }> {
    if (this.#running === maxTrainings) throw overloaded();
    this.#running += 1;
    try {
      const { modelId, all } = await peek(requests);
      const lease = await TrainingLease.take(this.#registry, modelId);
      try {
        const ended = AbortSignal.any([signal, lease.lost]);
        const examples = await collectExamples(modelId, all);
        const startedMs = performance.now();
        const trained = await this.#inTurn(() => trainInThread(examples, ended));
        ended.throwIfAborted();
        return { modelId, version: await this.#store(modelId, lease, examples, trained, startedMs) };
      } finally {
        await this.#tidy(modelId, lease).catch(() => undefined); // the next training tries again
        await lease.release();
      }
    } finally {
      this.#running -= 1;
    }
  }

  async #store(modelId: string, lease: TrainingLease, examples: Examples, trained: Trained, startedMs: number) {
    const { bytes } = trained;
    const entry = { version: lease.record.nextVersion, training: lease.training, pieces: piecesOf(bytes) };
    const about = describe(entry.version, examples, trained, performance.now() - startedMs);
    // Named among what is to be removed until all of it is there: a crash in between leaves nothing for good.
    await lease.change((record) => ({ ...record, discarded: [...record.discarded, entry] }));
    await this.#registry.write(modelId, entry, about, bytes);
    await lease.change((record) => publish(record, entry));
    return about;
  }

  /** Removes what no version needs any more: old ones, and what trainings left that did not come to an end. */
  async #tidy(modelId: string, lease: TrainingLease): Promise<void> {
    const { discarded } = lease.record;
    if (discarded.length === 0) return;
    for (const entry of discarded) await this.#registry.remove(modelId, entry);
    await lease.change((record) => ({ ...record, discarded: [] }));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}

function publish(record: ModelRecord, entry: ModelRecord['versions'][number]): ModelRecord {
  const versions = [...record.versions, entry];
  return {
    versions: versions.slice(-keptVersions),
    discarded: [
      ...record.discarded.filter(({ training }) => training !== entry.training),
      ...versions.slice(0, -keptVersions),
    ],
    nextVersion: entry.version + 1,
  };
}

/** The first example's model, and all examples. */
async function peek(requests: AsyncIterable<TrainModelRequest>) {
  const source = requests[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) throw notEnoughExamples();
  const all = async function* (): AsyncGenerator<TrainModelRequest> {
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => source };
  };
  return { modelId: first.value.modelId, all: all() };
}

function describe(version: number, examples: Examples, trained: Trained, durationMs: number): ModelVersion {
  const { labels } = examples;
  const { evaluation } = trained;
  return create(ModelVersionSchema, {
    version,
    trainedAt: timestampNow(),
    examples: examples.texts.length,
    accuracy: evaluation.accuracy,
    majorityAccuracy: evaluation.majorityAccuracy,
    macroF1: evaluation.macroF1,
    calibrationError: evaluation.calibrationError,
    iterations: trained.iterations,
    labels: [...labels],
    confusion: evaluation.confusion.map((counts, place) => ({ label: labels[place]!, counts: [...counts] })),
    scores: evaluation.scores.map((score, place) => ({ label: labels[place]!, ...score })),
    losses: trained.losses.map((loss) => ({ ...loss })),
    durationMs: Math.round(durationMs),
    labelShares: [...trained.labelShares],
  });
}

function overloaded(): Error {
  return failure('OVERLOADED', Code.ResourceExhausted, 'other models are being trained', { retryAfterMs: 10_000 });
}
