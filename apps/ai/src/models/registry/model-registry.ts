import { fromBinary, toBinary, type JsonObject } from '@bufbuild/protobuf';
import { type ModelVersion, ModelVersionSchema } from '@prosa/proto/ai';
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Classifier } from '../classifier/classifier.ts';
import type { Documents } from './documents.ts';
import { modelNotFound } from '../model-failures.ts';
import { ModelCache } from './model-cache.ts';
import {
  collections,
  modelKey,
  type ModelRecord,
  recordFromJson,
  recordToJson,
  type VersionEntry,
} from './model-record.ts';

/** How long what is known of a model counts as new, in milliseconds: so late a version of another process may be seen. */
const freshMs = 1_000;
/** How long somebody who can go on with what is known waits for what is new, in milliseconds. */
const patienceMs = 250;
/** Of weights in one document, which may have 1 MiB of JSON: base64 makes four thirds of it. */
const pieceBytes = 720_000;

/** A version that can be asked. */
export interface LoadedModel {
  readonly classifier: Classifier;
  readonly about: ModelVersion;
}

interface Known {
  readonly record: ModelRecord | undefined;
  readonly atMs: number;
}

/** A question to persistence that is under way. */
interface Asking {
  readonly answer: Promise<ModelRecord | undefined>;
  readonly sinceMs: number;
}

/** Where models lie: reads them, keeps those in use in memory, and writes what a training brings. */
export class ModelRegistry {
  readonly documents: Documents;
  readonly #cache: ModelCache<LoadedModel>;
  readonly #known = new Map<string, Known>();
  readonly #asking = new Map<string, Asking>();

  /** Keeps loaded models of `cacheBytes` together in memory, those that were used last. */
  constructor(documents: Documents, cacheBytes: number) {
    this.documents = documents;
    this.#cache = new ModelCache(cacheBytes);
  }

  /** A version of a model, 0: the newest. Throws MODEL_NOT_FOUND, and PERSISTENCE_UNAVAILABLE when it is not in memory. */
  async load(modelId: string, version = 0): Promise<LoadedModel> {
    const entry = findEntry(await this.record(modelId), version);
    const key = documentId(modelId, entry);
    return this.#cache.get(key, async () => {
      const [about, bytes] = await Promise.all([this.#readAbout(modelId, entry), this.#readWeights(modelId, entry)]);
      const classifier = new Classifier(bytes);
      return { value: { classifier, about }, bytes: classifier.bytes };
    });
  }

  /** What is known of a model, at most a second old; older only while persistence cannot be reached or hangs. */
  async record(modelId: string): Promise<ModelRecord | undefined> {
    const known = this.#known.get(modelId);
    if (known && performance.now() - known.atMs < freshMs) return known.record;
    const { answer, sinceMs } = this.#asking.get(modelId) ?? this.#startAsking(modelId, known);
    if (!known?.record) return answer;
    const leftMs = sinceMs + patienceMs - performance.now();
    if (leftMs <= 0) return known.record;
    return Promise.race([answer, wait(leftMs, known.record, { ref: false })]);
  }

  /** Takes note of a change that this process made. */
  changed(modelId: string, record: ModelRecord | undefined): void {
    this.#remember(modelId, record);
  }

  /** All versions, newest first. Throws MODEL_NOT_FOUND, PERSISTENCE_UNAVAILABLE. */
  async versions(modelId: string): Promise<ModelVersion[]> {
    const entries = (await this.record(modelId))?.versions ?? [];
    if (entries.length === 0) throw modelNotFound();
    return Promise.all([...entries].reverse().map((entry) => this.#readAbout(modelId, entry)));
  }

  /** Writes a version that nobody sees yet: its record has to name it. */
  async write(modelId: string, entry: VersionEntry, about: ModelVersion, bytes: Uint8Array): Promise<void> {
    for (let piece = 0; piece < entry.pieces; piece++) {
      const data = bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes);
      await this.#put(collections.weights, documentId(modelId, entry, piece), { data: toBase64(data) });
    }
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const body = {
      modelId: toBase64(Buffer.from(modelId)),
      about: toBase64(toBinary(ModelVersionSchema, about)),
      sha256,
    };
    await this.#put(collections.versions, documentId(modelId, entry), body);
  }

  /** Removes what was written of a version, as far as it came. */
  async remove(modelId: string, entry: VersionEntry): Promise<void> {
    await this.documents.delete(collections.versions, documentId(modelId, entry));
    for (let piece = 0; piece < entry.pieces; piece++) {
      await this.documents.delete(collections.weights, documentId(modelId, entry, piece));
    }
  }

  /** Removes a model with all its versions; a training of it that goes on will find that it lost its right. */
  async removeModel(modelId: string): Promise<void> {
    const key = modelKey(modelId);
    for (;;) {
      const document = await this.documents.read(collections.models, key);
      if (!document) break;
      const { versions, discarded, nextVersion } = recordFromJson(document.body);
      const entries = [...discarded, ...versions];
      const hidden = recordToJson({ versions: [], discarded: entries, nextVersion });
      const version = await this.documents.update(collections.models, key, hidden, document.version);
      if (version === undefined) continue; // somebody changed it: look again
      for (const entry of entries) await this.remove(modelId, entry);
      await this.documents.delete(collections.models, key, version);
      break;
    }
    this.changed(modelId, undefined);
  }

  #startAsking(modelId: string, known: Known | undefined): Asking {
    const answer = this.#ask(modelId, known).finally(() => this.#asking.delete(modelId));
    const asking = { answer, sinceMs: performance.now() };
    this.#asking.set(modelId, asking);
    return asking;
  }

  async #ask(modelId: string, known: Known | undefined): Promise<ModelRecord | undefined> {
    try {
      const document = await this.documents.read(collections.models, modelKey(modelId));
      return this.#remember(modelId, document && recordFromJson(document.body));
    } catch (error) {
      if (!known?.record) throw error;
      return this.#remember(modelId, known.record);
    }
  }

  #remember(modelId: string, record: ModelRecord | undefined): ModelRecord | undefined {
    this.#known.delete(modelId);
    this.#known.set(modelId, { record, atMs: performance.now() });
    if (this.#known.size > maxKnown) this.#known.delete(this.#known.keys().next().value!);
    return record;
  }

  async #readAbout(modelId: string, entry: VersionEntry): Promise<ModelVersion> {
    const { body } = await this.#need(collections.versions, documentId(modelId, entry));
    return fromBinary(ModelVersionSchema, fromBase64(body['about']));
  }

  async #readWeights(modelId: string, entry: VersionEntry): Promise<Uint8Array> {
    const pieces: Buffer[] = [];
    for (let piece = 0; piece < entry.pieces; piece++) {
      const { body } = await this.#need(collections.weights, documentId(modelId, entry, piece));
      pieces.push(fromBase64(body['data']));
    }
    const bytes = Buffer.concat(pieces);
    const { body } = await this.#need(collections.versions, documentId(modelId, entry));
    if (createHash('sha256').update(bytes).digest('hex') !== body['sha256']) throw new Error('weights are damaged');
    return bytes;
  }

  /** A document of a version; it may be removed while it is read. */
  async #need(collection: string, id: string) {
    const document = await this.documents.read(collection, id);
    if (!document) throw modelNotFound();
    return document;
  }

  async #put(collection: string, id: string, body: JsonObject): Promise<void> {
    if ((await this.documents.create(collection, id, body)) === undefined) throw new Error(`${id} is there already`);
  }
}

/** Models of which it is remembered whether and how they are there. */
const maxKnown = 10_000;

/** How many documents so many bytes of weights fill. */
export function piecesOf(bytes: Uint8Array): number {
  return Math.ceil(bytes.length / pieceBytes);
}

function findEntry(record: ModelRecord | undefined, version: number): VersionEntry {
  const entry = version === 0 ? record?.versions.at(-1) : record?.versions.find((one) => one.version === version);
  if (!entry) throw modelNotFound();
  return entry;
}

function documentId(modelId: string, { version, training }: VersionEntry, piece?: number): string {
  return [modelKey(modelId), version, training, ...(piece === undefined ? [] : [piece])].join('.');
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}

function fromBase64(text: unknown): Buffer {
  if (typeof text !== 'string') throw new Error('a document of a model is damaged');
  return Buffer.from(text, 'base64');
}
