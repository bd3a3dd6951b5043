import { randomBytes } from 'node:crypto';
import { modelBusy } from '../model-failures.ts';
import {
  collections,
  emptyRecord,
  modelKey,
  type ModelRecord,
  recordFromJson,
  recordToJson,
} from '../registry/model-record.ts';
import type { ModelRegistry } from '../registry/model-registry.ts';

/** How long a training holds its model without saying so again, and how often it says so, in milliseconds. */
const leaseMs = 30_000;
const renewEveryMs = 8_000;
/** How often it is tried to take it while others change the record. */
const tries = 5;

/**
 * The right to train a model: at most one training has it, among all ai processes. It stands in the model's record and is renewed
 * as long as the training goes on; after a crash it ends by itself in half a minute.
 */
export class TrainingLease {
  /** Of this training, in all it writes. */
  readonly training: string;
  /** Aborted with MODEL_BUSY when the right was lost: the process slept too long, or the model was removed. */
  readonly lost: AbortSignal;
  readonly #lost = new AbortController();
  readonly #registry: ModelRegistry;
  readonly #modelId: string;
  readonly #timer: NodeJS.Timeout;
  #record: ModelRecord;
  #version: bigint;
  /** Changes go one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    registry: ModelRegistry,
    modelId: string,
    training: string,
    record: ModelRecord,
    version: bigint,
  ) {
    this.#registry = registry;
    this.#modelId = modelId;
    this.training = training;
    this.#record = record;
    this.#version = version;
    this.lost = this.#lost.signal;
    this.#timer = setInterval(() => void this.change((now) => now).catch(() => undefined), renewEveryMs);
    this.#timer.unref();
  }

  /** Takes it. Throws MODEL_BUSY when another training has it. */
  static async take(registry: ModelRegistry, modelId: string): Promise<TrainingLease> {
    const training = randomBytes(6).toString('hex');
    const { documents } = registry;
    const key = modelKey(modelId);
    for (let turn = 0; turn < tries; turn++) {
      const document = await documents.read(collections.models, key);
      const found = document ? recordFromJson(document.body) : emptyRecord;
      if (found.lease && found.lease.untilMs > Date.now()) throw modelBusy();
      const record = { ...found, lease: newLease(training) };
      const version = document
        ? await documents.update(collections.models, key, recordToJson(record), document.version)
        : await documents.create(collections.models, key, recordToJson(record));
      if (version !== undefined) return new TrainingLease(registry, modelId, training, record, version);
    }
    throw modelBusy();
  }

  /** The record as it is now. */
  get record(): ModelRecord {
    return this.#record;
  }

  /** Changes the record while the right is held. Throws MODEL_BUSY, and nothing is changed, when it was lost. */
  change(to: (record: ModelRecord) => ModelRecord): Promise<void> {
    return this.#inTurn(async () => {
      this.lost.throwIfAborted();
      await this.#write({ ...to(this.#record), lease: newLease(this.training) });
    });
  }

  /** Gives it up; of a model that was never trained nothing remains. Lost or unreachable: it ends by itself. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.#inTurn(async () => {
      if (this.lost.aborted) return;
      const { lease: _, ...record } = this.#record;
      if (record.versions.length > 0 || record.discarded.length > 0) return this.#write(record);
      await this.#registry.documents.delete(collections.models, modelKey(this.#modelId), this.#version);
      this.#registry.changed(this.#modelId, undefined);
    }).catch(() => undefined);
  }

  async #write(record: ModelRecord): Promise<void> {
    const { documents } = this.#registry;
    const version = await documents.update(
      collections.models,
      modelKey(this.#modelId),
      recordToJson(record),
      this.#version,
    );
    if (version === undefined) {
      this.#lost.abort(modelBusy());
      throw modelBusy();
    }
    this.#record = record;
    this.#version = version;
    this.#registry.changed(this.#modelId, record);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#last.then(work, work);
    this.#last = next.catch(() => undefined);
    return next;
  }
}

function newLease(training: string) {
  return { training, untilMs: Date.now() + leaseMs };
}
