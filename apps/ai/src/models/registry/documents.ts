import type { JsonObject } from '@bufbuild/protobuf';

/** A JSON document as it is now. */
export interface StoredDocument {
  readonly body: JsonObject;
  /** Counts its changes from 1. */
  readonly version: bigint;
}

/** Where models and their figures are kept: documents by collection and id. */
export interface Documents {
  /** Undefined when there is none. */
  read(collection: string, id: string): Promise<StoredDocument | undefined>;
  /** Stores a new one; gives its version, undefined when there is one already. */
  create(collection: string, id: string, body: JsonObject): Promise<bigint | undefined>;
  /** Replaces it if it is at this version; gives the new one, undefined when it is not or is gone. */
  update(collection: string, id: string, body: JsonObject, ifVersion: bigint): Promise<bigint | undefined>;
  /** Removes it, whatever its version or only at this one; false when it is gone, or at another. */
  delete(collection: string, id: string, ifVersion?: bigint): Promise<boolean>;
}
