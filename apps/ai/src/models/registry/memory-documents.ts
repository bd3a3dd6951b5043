import type { JsonObject } from '@bufbuild/protobuf';
import type { Documents, StoredDocument } from './documents.ts';

/** Documents that last as long as the process: for an ai service that was given no persistence. */
export class MemoryDocuments implements Documents {
  readonly #documents = new Map<string, StoredDocument>();

  async read(collection: string, id: string): Promise<StoredDocument | undefined> {
    return this.#documents.get(key(collection, id));
  }

  async create(collection: string, id: string, body: JsonObject): Promise<bigint | undefined> {
    if (this.#documents.has(key(collection, id))) return undefined;
    this.#documents.set(key(collection, id), { body, version: 1n });
    return 1n;
  }

  async update(collection: string, id: string, body: JsonObject, ifVersion: bigint): Promise<bigint | undefined> {
    const document = this.#documents.get(key(collection, id));
    if (document?.version !== ifVersion) return undefined;
    this.#documents.set(key(collection, id), { body, version: ifVersion + 1n });
    return ifVersion + 1n;
  }

  async delete(collection: string, id: string, ifVersion?: bigint): Promise<boolean> {
    const document = this.#documents.get(key(collection, id));
    if (document === undefined || (ifVersion !== undefined && document.version !== ifVersion)) return false;
    return this.#documents.delete(key(collection, id));
  }
}

function key(collection: string, id: string): string {
  return `${collection}/${id}`;
}
