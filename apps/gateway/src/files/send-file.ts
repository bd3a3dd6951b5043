import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { ConnectError, createContextValues } from '@connectrpc/connect';
import type { Client } from '@connectrpc/connect';
import { ErrorInfoSchema } from '@prosa/proto/rpc';
import type { DownloadFileResponse, FileHead, FileService } from '@prosa/proto/persistence';
import { reasonOf, requestIdHeader, requestIdKey } from '@prosa/service';
import type { Edge } from '../http/edge.ts';
import { byteRange } from './byte-range.ts';
import { etagOf, fileHeaders } from './file-headers.ts';

/** Whose file, and which form of it. */
export interface FileRequest {
  readonly userId: string;
  readonly attachmentId: string;
  readonly thumbnail: boolean;
}

/**
 * Answers with a file or the part of it that was asked for (RFC 9110, 14), as fast as the client takes it. Throws what
 * persistence refuses with, before anything is answered; a failure after that cuts the connection.
 */
export async function sendFile(
  files: Client<typeof FileService>,
  { request, requestId }: Edge,
  response: ServerResponse,
  { userId, attachmentId, thumbnail }: FileRequest,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const contextValues = createContextValues().set(requestIdKey, requestId);
  const options = { signal: gone.signal, timeoutMs: 0, contextValues };
  const ask = (range: ReturnType<typeof byteRange>) =>
    opened(
      files.downloadFile({ actorId: userId, attachmentId: attachmentId.toLowerCase(), thumbnail, range }, options),
    );
  try {
    let range = byteRange(request.headers.range);
    let { head, chunks } = await ask(range);
    const ifRange = request.headers['if-range'];
    if (range && ifRange !== undefined && ifRange !== etagOf(head, thumbnail)) {
      range = undefined;
      await chunks.return?.();
      ({ head, chunks } = await ask(undefined));
    }
    const download = /[?&]download(=|&|$)/.test(request.url ?? '');
    const headers = { ...fileHeaders(head, { thumbnail, download }), [requestIdHeader]: requestId };
    const known = request.headers['if-none-match']?.split(',').some((tag) => tag.trim() === headers.etag);
    if (known) {
      response.writeHead(304, headers).end();
      return;
    }
    const part = range && { 'content-range': `bytes ${head.first}-${head.first + head.length - 1n}/${head.sizeBytes}` };
    response.writeHead(range ? 206 : 200, { ...headers, ...part, 'content-length': String(head.length) });
    if (request.method === 'HEAD') response.end();
    else await pour(chunks, response, gone.signal);
  } catch (reason) {
    if (response.headersSent) response.destroy();
    else if (!answeredRange(reason, response, requestId)) throw reason;
  } finally {
    gone.abort();
  }
}

type Chunks = AsyncIterator<DownloadFileResponse>;

async function opened(stream: AsyncIterable<DownloadFileResponse>): Promise<{ head: FileHead; chunks: Chunks }> {
  const chunks = stream[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done || first.value.part.case !== 'head') throw new Error('a file without its head');
  return { head: first.value.part.value, chunks };
}

async function pour(chunks: Chunks, response: ServerResponse, signal: AbortSignal): Promise<void> {
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    const { part } = next.value;
    if (part.case === 'chunk' && !response.write(part.value)) await once(response, 'drain', { signal });
  }
  response.end();
}

/** Outside of the file: 416 with its size instead of an error of ours. */
function answeredRange(reason: unknown, response: ServerResponse, requestId: string): boolean {
  if (!(reason instanceof ConnectError) || reasonOf(reason) !== 'RANGE_NOT_SATISFIABLE') return false;
  const size = reason.findDetails(ErrorInfoSchema)[0]?.metadata['sizeBytes'] ?? '*';
  const headers = { 'content-range': `bytes */${size}`, 'content-length': 0, [requestIdHeader]: requestId };
  response.writeHead(416, headers).end();
  return true;
}
