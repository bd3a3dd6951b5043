import { Code, ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import { attachmentNotFound } from '../file-failures.ts';
import { type ByteSpan, FileMissing, type FilePart, type FileStore, type StoredUpload } from './file-store.ts';

/** A storage whose failures are told to callers: ATTACHMENT_NOT_FOUND, STORAGE_UNAVAILABLE. */
export class GuardedStore implements FileStore {
  readonly #store: FileStore;

  constructor(store: FileStore) {
    this.#store = store;
  }

  get partBytes(): number {
    return this.#store.partBytes;
  }

  begin(key: string): Promise<string> {
    return this.#store.begin(key).catch(refuse);
  }

  putPart(upload: StoredUpload, part: FilePart): Promise<string> {
    return this.#store.putPart(upload, part).catch(refuse);
  }

  complete(upload: StoredUpload, partMarks: readonly string[]): Promise<void> {
    return this.#store.complete(upload, partMarks).catch(refuse);
  }

  abandon(upload: StoredUpload): Promise<void> {
    return this.#store.abandon(upload).catch(refuse);
  }

  put(key: string, bytes: Uint8Array): Promise<void> {
    return this.#store.put(key, bytes).catch(refuse);
  }

  async *read(key: string, span: ByteSpan, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#store.read(key, span, signal);
    } catch (reason) {
      signal?.throwIfAborted();
      refuse(reason);
    }
  }

  remove(key: string): Promise<void> {
    return this.#store.remove(key).catch(refuse);
  }
}

function refuse(cause: unknown): never {
  if (cause instanceof ConnectError) throw cause;
  if (cause instanceof FileMissing) throw attachmentNotFound();
  throw failure('STORAGE_UNAVAILABLE', Code.Unavailable, 'the files cannot be reached; try again', {
    retryAfterMs: 2_000,
    cause,
  });
}
