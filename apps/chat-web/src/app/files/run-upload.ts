import type { Client } from '@connectrpc/connect';
import type { Attachment, FileService, Upload } from '@prosa/proto/chat';
import { Backoff } from '../api/backoff.ts';
import { RequestFailed, failureOf, type Failure } from '../api/failure.ts';
import type { Timing } from '../api/timing.ts';
import type { Wake } from '../connection/wake.ts';
import { hashOf } from './file-hash.ts';
import type { PutBytes } from './put-bytes.ts';

/** What an upload works with. */
export interface UploadTools {
  readonly files: Client<typeof FileService>;
  readonly put: PutBytes;
  readonly timing: Timing;
  readonly wake: Wake;
}

/** Who wants to know how an upload gets on. */
export interface UploadWatcher {
  /** The server knows of it under this id. */
  announced(uploadId: string): void;
  /** So many bytes are there. */
  progress(sentBytes: number): void;
  /** It waits for the network, or for the server, and goes on by itself. */
  waits(failure: Failure): void;
}

/** An answer of the server's own is tried so often without a byte of progress. */
const maxServerErrors = 5;
const serverErrors: ReadonlySet<string> = new Set(['INTERNAL', 'UNKNOWN', 'DATA_LOSS', 'UPLOAD_OFFSET_WRONG']);

/**
 * Brings a file to the server: announces it with its SHA-256, puts its bytes piece by piece, asks after every cut where to
 * go on, for as long as it takes. Gives the file as messages show it. Throws RequestFailed for what cannot work
 * (ATTACHMENT_TOO_LARGE, QUOTA_EXCEEDED, FILE_UNREADABLE, …), and the signal's reason.
 */
export async function runUpload(
  file: File,
  { files, put, timing, wake }: UploadTools,
  watcher: UploadWatcher,
  signal: AbortSignal,
): Promise<Attachment> {
  const backoff = new Backoff(timing.retryFirstMs, timing.retryMaxMs);
  const sha256 = await hashed(file, signal);
  let upload: Upload | undefined;
  /** After a failure the server is asked how far it is. */
  let unsure = false;
  for (;;) {
    signal.throwIfAborted();
    try {
      if (!upload) {
        const { name, size, type } = file;
        ({ upload } = await files.createUpload({ name, sizeBytes: BigInt(size), mediaType: type, sha256 }, { signal }));
        if (upload) watcher.announced(upload.id);
      } else if (unsure) {
        ({ upload } = await files.getUpload({ uploadId: upload.id }, { signal }));
      }
      if (!upload) throw new Error('an answer without the upload');
      unsure = false;
      const before = upload.receivedBytes;
      watcher.progress(Number(before));
      if (!upload.attachment) upload = await putNext(file, upload, put, watcher, signal);
      if (upload.attachment) return upload.attachment;
      if (upload.receivedBytes > before) backoff.reset();
    } catch (error) {
      signal.throwIfAborted();
      const failure = failureOf(error);
      // It was too old, or corrupt: the whole begins again.
      if (upload && (failure.reason === 'UPLOAD_NOT_FOUND' || failure.reason === 'UPLOAD_CORRUPT')) upload = undefined;
      else if (!mayWorkLater(failure, backoff.attempts)) throw new RequestFailed(failure, { cause: error });
      if (!upload && backoff.attempts >= maxServerErrors) throw new RequestFailed(failure, { cause: error });
      unsure = true;
      watcher.waits(failure);
      await wake.sleep(backoff.nextMs(failure.retryAfterMs), signal);
    }
  }
}

function putNext(file: File, upload: Upload, put: PutBytes, watcher: UploadWatcher, signal: AbortSignal) {
  const offset = Number(upload.receivedBytes);
  return put({
    uploadId: upload.id,
    offset,
    bytes: file.slice(offset, offset + upload.chunkBytes),
    onProgress: (sentBytes) => watcher.progress(offset + sentBytes),
    signal,
  });
}

async function hashed(file: File, signal: AbortSignal): Promise<Uint8Array> {
  try {
    return await hashOf(file, signal);
  } catch (cause) {
    signal.throwIfAborted();
    const message = 'the file cannot be read';
    const failure = { reason: 'FILE_UNREADABLE', code: 'NOT_FOUND', message, fields: {}, temporary: false };
    throw new RequestFailed(failure, { cause });
  }
}

function mayWorkLater({ temporary, reason, code }: Failure, attempts: number): boolean {
  // A quota says when to come back, too, but nobody waits an hour for it.
  if (reason === 'QUOTA_EXCEEDED' || reason === 'TOO_MANY_UPLOADS') return false;
  return temporary || ((serverErrors.has(reason) || serverErrors.has(code)) && attempts < maxServerErrors);
}
