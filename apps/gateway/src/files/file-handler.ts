import type { ServerResponse } from 'node:http';
import { Code } from '@connectrpc/connect';
import type { Client } from '@connectrpc/connect';
import type { FileService } from '@prosa/proto/persistence';
import { failure } from '@prosa/service';
import type { Logger } from 'pino';
import type { Admission } from '../accounts/admission.ts';
import { answerError } from '../http/answer.ts';
import { logFailure } from '../http/call-log.ts';
import { drain } from '../http/drain.ts';
import { edgeError } from '../http/edge-error.ts';
import type { Edge } from '../http/edge.ts';
import { http2StreamOf } from '../http/http2.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';
import { sendFile } from './send-file.ts';
import { Slots } from './slots.ts';
import { takeUpload } from './take-upload.ts';

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const UPLOAD_PATH = new RegExp(`^/files/uploads/(${UUID})$`, 'i');
const FILE_PATH = new RegExp(`^/files/(${UUID})/([^/]+)$`, 'i');

/** What the handler uses. */
export interface FileHandlerOptions {
  readonly files: Client<typeof FileService>;
  readonly admission: Admission;
  readonly rate: TokenBuckets;
  readonly logger: Logger;
}

/**
 * The bytes of files, by HTTP: `PUT /files/uploads/{upload id}` takes them, `GET /files/{attachment id}/{name}` and
 * `GET /files/{attachment id}/thumbnail` give them. The name is for people; the id decides.
 */
export class FileHandler {
  readonly #options: FileHandlerOptions;
  readonly #uploads = new Slots({ what: 'uploads', ofOne: 6, all: 64 });
  /** A browser asks for many together by way of a proxy; who reads slowly holds one for long. */
  readonly #downloads = new Slots({ what: 'downloads', ofOne: 128, all: 4_000 });

  constructor(options: FileHandlerOptions) {
    this.#options = options;
  }

  /** Answers a request below /files/. Never throws. */
  handle(edge: Edge, response: ServerResponse, path: string): void {
    const { request, requestId } = edge;
    void this.#answer(edge, response, path).catch(async (reason: unknown) => {
      if (!http2StreamOf(response)) await drain(request);
      // Nobody is there any more. The request's own socket is not asked: streams may have taken it away from it.
      if (response.socket?.destroyed ?? true) return;
      const error = edgeError(reason, requestId);
      const method = request.method === 'PUT' ? 'UploadFile' : 'DownloadFile';
      logFailure(this.#options.logger, { requestId, method }, error);
      answerError(response, requestId, error, { close: !request.complete });
      if (!request.complete) request.resume();
    });
  }

  async #answer(edge: Edge, response: ServerResponse, path: string): Promise<void> {
    const { admission, rate, files } = this.#options;
    const { request } = edge;
    const { userId } = await admission.admit(request, rate);
    const uploadId = UPLOAD_PATH.exec(path)?.[1];
    if (uploadId !== undefined) {
      if (request.method !== 'PUT') throw notImplemented('an upload is a PUT');
      await this.#uploads.take(userId, () => takeUpload(files, edge, response, { userId, uploadId }));
      return;
    }
    const [, attachmentId, name] = FILE_PATH.exec(path) ?? [];
    if (attachmentId === undefined) throw failure('ATTACHMENT_NOT_FOUND', Code.NotFound, 'no such file');
    if (request.method !== 'GET' && request.method !== 'HEAD') throw notImplemented('files are read with GET');
    const wanted = { userId, attachmentId, thumbnail: name === 'thumbnail' };
    await this.#downloads.take(userId, () => sendFile(files, edge, response, wanted));
  }
}

function notImplemented(message: string) {
  return failure('NOT_IMPLEMENTED', Code.Unimplemented, message);
}
