import type { Logger } from '@prosa/service';
import type { Documents } from '../registry/documents.ts';
import { collections, modelKey } from '../registry/model-record.ts';
import { LatencyHistogram } from './latency-histogram.ts';
import {
  addPrediction,
  addReview,
  emptyUsage,
  hourOf,
  mergeUsage,
  usageFromJson,
  type UsageRecord,
  usageToJson,
} from './usage-record.ts';

/** How often what was counted is written, in milliseconds; a crash loses so much. */
const flushEveryMs = 5_000;
/** How old the sums of all processes may be that somebody reads. */
const freshMs = 1_500;
/** How often writing is tried while other processes write, too. */
const tries = 10;
/** Models of which something is kept in memory. */
const maxModels = 10_000;

interface Counted {
  /** Not written yet. */
  pending: UsageRecord;
  /** Being written. */
  writing: UsageRecord;
  /** As it was read or written last. */
  stored: UsageRecord;
  storedAtMs: number;
  latency: LatencyHistogram;
}

/**
 * Counts predictions and what people say of them, by model. Each process counts for itself and adds its part to the model's
 * document every few seconds, so that the document has the sum of all.
 */
export class ModelUsage {
  readonly #documents: Documents;
  readonly #logger: Logger;
  readonly #counted = new Map<string, Counted>();
  readonly #timer: NodeJS.Timeout;
  /** Reads and writes go one after the other: else what is being written would be missing, or counted twice. */
  #last: Promise<void> = Promise.resolve();

  constructor(documents: Documents, logger: Logger) {
    this.#documents = documents;
    this.#logger = logger;
    this.#timer = setInterval(() => void this.flush(), flushEveryMs);
    this.#timer.unref();
  }

  /** Counts a prediction. */
  predicted(modelId: string, label: string, confidence: number, latencyUs: number): void {
    const counted = this.#of(modelId);
    addPrediction(counted.pending, hourOf(Date.now()), label, confidence);
    counted.latency.add(latencyUs);
  }

  /** Counts what somebody said of one, or that they have taken it back. */
  reviewed(modelId: string, right: boolean, withdrawn: boolean): void {
    addReview(this.#of(modelId).pending, hourOf(Date.now()), right, withdrawn ? -1 : 1);
  }

  /** How long predictions take in this process. */
  latency(modelId: string): LatencyHistogram {
    return this.#of(modelId).latency;
  }

  /** Of all processes, those of the others as of some seconds ago; of this one alone while persistence cannot be reached. */
  async read(modelId: string): Promise<UsageRecord> {
    const counted = this.#of(modelId);
    if (performance.now() - counted.storedAtMs > freshMs) {
      await this.#inTurn(() => this.#readStored(modelId, counted)).catch((error: unknown) => {
        this.#logger.debug({ err: error }, 'reading the usage of a model');
      });
    }
    const now = hourOf(Date.now());
    return mergeUsage(mergeUsage(counted.stored, counted.writing, now), counted.pending, now);
  }

  /** Forgets a model that was removed. */
  async remove(modelId: string): Promise<void> {
    await this.#inTurn(async () => {
      this.#counted.delete(modelId);
      await this.#documents.delete(collections.usage, modelKey(modelId));
    });
  }

  /** Writes what was counted since the last time; what cannot be written now is kept for the next. */
  flush(): Promise<void> {
    return this.#inTurn(() => this.#flushAll());
  }

  /** Writes the rest. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }

  async #flushAll(): Promise<void> {
    for (const [modelId, counted] of this.#counted) {
      if (counted.pending.predictions === 0 && counted.pending.reviewed === 0) {
        if (this.#counted.size > maxModels) this.#counted.delete(modelId);
        continue;
      }
      try {
        await this.#flushOne(modelId, counted);
      } catch (error) {
        this.#logger.debug({ err: error }, 'writing the usage of models');
        return; // persistence is away: the others would fail, too
      }
    }
  }

  async #flushOne(modelId: string, counted: Counted): Promise<void> {
    const id = modelKey(modelId);
    // What is counted while this is written belongs to the next part.
    counted.writing = counted.pending;
    counted.pending = emptyUsage();
    try {
      for (let turn = 0; turn < tries; turn++) {
        const document = await this.#documents.read(collections.usage, id);
        const stored = document ? usageFromJson(document.body) : emptyUsage();
        const sum = mergeUsage(stored, counted.writing, hourOf(Date.now()));
        if (!(await this.#write(id, sum, document?.version))) continue;
        counted.stored = sum;
        counted.storedAtMs = performance.now();
        counted.writing = emptyUsage();
        return;
      }
    } finally {
      counted.pending = mergeUsage(counted.writing, counted.pending, hourOf(Date.now()));
      counted.writing = emptyUsage();
    }
  }

  async #write(id: string, usage: UsageRecord, version: bigint | undefined): Promise<boolean> {
    const body = usageToJson(usage);
    const written =
      version === undefined
        ? await this.#documents.create(collections.usage, id, body)
        : await this.#documents.update(collections.usage, id, body, version);
    return written !== undefined;
  }

  async #readStored(modelId: string, counted: Counted): Promise<void> {
    const document = await this.#documents.read(collections.usage, modelKey(modelId));
    counted.stored = document ? usageFromJson(document.body) : emptyUsage();
    counted.storedAtMs = performance.now();
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => undefined);
    return next;
  }

  #of(modelId: string): Counted {
    let counted = this.#counted.get(modelId);
    if (!counted) {
      counted = {
        pending: emptyUsage(),
        writing: emptyUsage(),
        stored: emptyUsage(),
        storedAtMs: -Infinity,
        latency: new LatencyHistogram(),
      };
      this.#counted.set(modelId, counted);
    }
    return counted;
  }
}
