import { type Client, Code, ConnectError, createClient, type Transport } from '@connectrpc/connect';
import { DocumentService } from '@prosa/proto/persistence';
import { failure, reasonOf } from '@prosa/service';
import type { JsonObject } from '@bufbuild/protobuf';
import type { Documents, StoredDocument } from './documents.ts';

/** Documents that persistence keeps. Its methods throw PERSISTENCE_UNAVAILABLE when it cannot be reached. */
export class PersistedDocuments implements Documents {
  readonly #documents: Client<typeof DocumentService>;

  constructor(persistence: Transport) {
    this.#documents = createClient(DocumentService, persistence);
  }

  async read(collection: string, id: string): Promise<StoredDocument | undefined> {
    const answer = await unless(['DOCUMENT_NOT_FOUND'], this.#documents.read({ collection, id }));
    return answer?.document && { body: answer.document.body ?? {}, version: answer.document.version };
  }

  async create(collection: string, id: string, body: JsonObject): Promise<bigint | undefined> {
    const answer = await unless(['DOCUMENT_EXISTS'], this.#documents.create({ collection, id, body }));
    return answer?.document?.version;
  }

  async update(collection: string, id: string, body: JsonObject, ifVersion: bigint): Promise<bigint | undefined> {
    const update = this.#documents.update({ collection, id, body, ifVersion });
    const answer = await unless(['DOCUMENT_NOT_FOUND', 'DOCUMENT_CHANGED'], update);
    return answer?.document?.version;
  }

  async delete(collection: string, id: string, ifVersion = 0n): Promise<boolean> {
    const answer = this.#documents.delete({ collection, id, ifVersion });
    return (await unless(['DOCUMENT_NOT_FOUND', 'DOCUMENT_CHANGED'], answer)) !== undefined;
  }
}

/** The answer; undefined when it is refused for one of these reasons. */
async function unless<T>(reasons: readonly string[], answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (reasons.includes(reasonOf(error) ?? '')) return undefined;
    if (error instanceof ConnectError && (error.code === Code.Unavailable || error.code === Code.DeadlineExceeded)) {
      throw failure('PERSISTENCE_UNAVAILABLE', Code.Unavailable, 'models cannot be reached', { cause: error });
    }
    throw error;
  }
}
