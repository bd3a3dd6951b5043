import { InjectionToken } from '@angular/core';
import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { errorFromJson } from '@connectrpc/connect/protocol-connect';
import { GetUploadResponseSchema, type Upload } from '@prosa/proto/chat';

/** Some bytes of an upload. */
export interface BytesToPut {
  readonly uploadId: string;
  /** Where they belong. */
  readonly offset: number;
  readonly bytes: Blob;
  /** Told now and then how many of them are out. */
  readonly onProgress: (sentBytes: number) => void;
  readonly signal: AbortSignal;
}

/** Puts bytes of an upload and gives how far it is then. Throws ConnectError. */
export type PutBytes = (put: BytesToPut) => Promise<Upload>;

/** How bytes go up: by XMLHttpRequest, the only one that tells how far it is. Tests provide another. */
export const PUT_BYTES = new InjectionToken<PutBytes>('put bytes', { providedIn: 'root', factory: () => putBytes });

/** A connection over which nothing moves for so long is given up. */
const stalledMs = 40_000;

const putBytes: PutBytes = ({ uploadId, offset, bytes, onProgress, signal }) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled = 0;
    const moved = () => {
      clearTimeout(stalled);
      stalled = window.setTimeout(() => request.abort(), stalledMs);
    };
    const abort = () => request.abort();
    request.open('PUT', `/files/uploads/${uploadId}`);
    request.setRequestHeader('upload-offset', String(offset));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.setRequestHeader('ngsw-bypass', 'true');
    request.responseType = 'text';
    request.upload.onprogress = ({ loaded }) => {
      moved();
      onProgress(loaded);
    };
    request.onloadend = () => {
      clearTimeout(stalled);
      signal.removeEventListener('abort', abort);
      try {
        resolve(answerOf(request));
      } catch (error) {
        reject(ConnectError.from(error));
      }
    };
    signal.addEventListener('abort', abort);
    if (signal.aborted) return reject(new ConnectError('canceled', Code.Canceled));
    moved();
    request.send(bytes);
  });

function answerOf({ status, responseText }: XMLHttpRequest): Upload {
  if (status === 0) throw new ConnectError('the connection broke', Code.Unavailable);
  const answer = parsed(responseText);
  if (status !== 200) {
    // A proxy on the way answers without our errors.
    const fallback = new ConnectError(
      `HTTP ${status}`,
      status >= 500 || status === 429 ? Code.Unavailable : Code.Unknown,
    );
    throw answer === undefined ? fallback : errorFromJson(answer, undefined, fallback);
  }
  const upload = answer === undefined ? undefined : fromJson(GetUploadResponseSchema, answer).upload;
  if (!upload) throw new ConnectError('an answer without the upload', Code.Internal);
  return upload;
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
