import type { IncomingMessage, ServerResponse } from 'node:http';
import { create, toJson } from '@bufbuild/protobuf';
import { Code, createContextValues } from '@connectrpc/connect';
import type { Client } from '@connectrpc/connect';
import { GetUploadResponseSchema } from '@prosa/proto/chat';
import { UploadFileRequestSchema } from '@prosa/proto/persistence';
import type { FileService, UploadFileRequest } from '@prosa/proto/persistence';
import { failure, requestIdKey } from '@prosa/service';
import { answerJson } from '../http/answer.ts';
import type { Edge } from '../http/edge.ts';

/** Where the first byte of the body belongs in the file. */
const OFFSET_HEADER = 'upload-offset';
/** A client that sends nothing for so long is cut; it comes back and goes on. */
const IDLE_MS = 30_000;

/**
 * Passes a body up to persistence as fast as that takes it, and answers with how far the upload is. Throws what
 * persistence refuses with, and INVALID_ARGUMENT (the offset).
 */
export async function takeUpload(
  files: Client<typeof FileService>,
  { request, requestId }: Edge,
  response: ServerResponse,
  { userId, uploadId }: { userId: string; uploadId: string },
): Promise<void> {
  const offset = offsetOf(request);
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const contextValues = createContextValues().set(requestIdKey, requestId);
  const target = { actorId: userId, uploadId: uploadId.toLowerCase(), offset };
  const { upload } = await files.uploadFile(partsOf(request, target), {
    signal: gone.signal,
    timeoutMs: 0,
    contextValues,
  });
  answerJson(response, requestId, 200, toJson(GetUploadResponseSchema, create(GetUploadResponseSchema, { upload })));
}

async function* partsOf(
  request: IncomingMessage,
  target: { actorId: string; uploadId: string; offset: bigint },
): AsyncGenerator<UploadFileRequest> {
  yield create(UploadFileRequestSchema, { part: { case: 'target', value: target } });
  // Runs only while we wait for the client, not while the client waits for us.
  let idle = setTimeout(() => request.destroy(), IDLE_MS);
  try {
    // What is refused in the middle leaves the request whole: it is still to be answered.
    const chunks: AsyncIterable<Buffer> = request.iterator({ destroyOnReturn: false });
    for await (const chunk of chunks) {
      clearTimeout(idle);
      yield create(UploadFileRequestSchema, { part: { case: 'chunk', value: new Uint8Array(chunk) } });
      idle = setTimeout(() => request.destroy(), IDLE_MS);
    }
  } finally {
    clearTimeout(idle);
  }
}

function offsetOf(request: IncomingMessage): bigint {
  const header = request.headers[OFFSET_HEADER];
  if (typeof header === 'string' && /^\d{1,15}$/.test(header)) return BigInt(header);
  const description = 'must be a header with the number of the first byte';
  throw failure('INVALID_ARGUMENT', Code.InvalidArgument, `${OFFSET_HEADER}: ${description}`, {
    violations: [{ field: OFFSET_HEADER, description }],
  });
}
