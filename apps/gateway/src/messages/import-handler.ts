import { create, fromJsonString, toJson } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import { Code, createContextValues } from '@connectrpc/connect';
import type { Client, ConnectError } from '@connectrpc/connect';
import {
  ImportedMessageSchema,
  ImportMessagesRequestSchema,
  ImportMessagesResponseSchema,
} from '@prosa/proto/persistence';
import type { ImportMessagesRequest, ImportService } from '@prosa/proto/persistence';
import { failure, jsonPath, requestIdKey } from '@prosa/service';
import type { Logger } from 'pino';
import type { ServerResponse } from 'node:http';
import type { Admission } from '../accounts/admission.ts';
import { answerError, answerJson } from '../http/answer.ts';
import { logFailure } from '../http/call-log.ts';
import { edgeError } from '../http/edge-error.ts';
import type { Edge } from '../http/edge.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';
import { badLine } from './bad-line.ts';
import { LineTooLong, linesOf } from './lines.ts';
import type { Line } from './lines.ts';

const IMPORT_PATH = /^\/import\/rooms\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/messages$/i;
/** A message of 16,000 characters in JSON, with room for escapes. */
const MAX_LINE_BYTES = 256 * 1024;

/** What the handler uses. */
export interface ImportOptions {
  readonly imports: Client<typeof ImportService>;
  readonly admission: Admission;
  readonly rate: TokenBuckets;
  readonly logger: Logger;
}

/**
 * `POST /import/rooms/{roomId}/messages`: a body of lines, each one ImportedMessage as protobuf JSON, streamed to
 * persistence as fast as that takes them. Answers with the receipt. A bad line ends it and is named by its number;
 * what came before may be stored, and running it again passes that over.
 */
export class ImportHandler {
  readonly #options: ImportOptions;
  readonly #validator = createValidator({ failFast: true });

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  /** Answers a request below /import/. Never throws. */
  handle(edge: Edge, response: ServerResponse, path: string): void {
    void this.#answer(edge, response, path).catch((reason: unknown) => {
      const { requestId, request } = edge;
      const error = edgeError(reason, requestId);
      logFailure(this.#options.logger, { requestId, method: 'ImportMessages' }, error);
      answerError(response, requestId, error, { close: !request.complete });
      if (!request.complete) request.resume();
    });
  }

  async #answer({ request, requestId }: Edge, response: ServerResponse, path: string): Promise<void> {
    const roomId = IMPORT_PATH.exec(path)?.[1];
    if (roomId === undefined) throw failure('ROOM_NOT_FOUND', Code.NotFound, 'there is no such room');
    if (request.method !== 'POST') throw failure('NOT_IMPLEMENTED', Code.Unimplemented, 'an import is a POST');
    const { admission, rate, imports } = this.#options;
    const { userId } = await admission.admit(request, rate);
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    let bad: ConnectError | undefined;
    const lines = this.#parts(linesOf(request, MAX_LINE_BYTES), userId, roomId.toLowerCase(), (error) => (bad = error));
    const contextValues = createContextValues().set(requestIdKey, requestId);
    const receipt = await imports
      .importMessages(lines, { signal: gone.signal, timeoutMs: 0, contextValues })
      .catch((reason: unknown) => {
        throw bad ?? reason;
      });
    if (bad) throw bad;
    answerJson(response, requestId, 200, toJson(ImportMessagesResponseSchema, receipt));
  }

  async *#parts(
    lines: AsyncIterable<Line>,
    actorId: string,
    roomId: string,
    refused: (error: ConnectError) => void,
  ): AsyncGenerator<ImportMessagesRequest> {
    yield create(ImportMessagesRequestSchema, { part: { case: 'target', value: { actorId, roomId } } });
    try {
      for await (const line of lines) {
        yield create(ImportMessagesRequestSchema, { part: { case: 'message', value: this.#message(line) } });
      }
    } catch (reason) {
      const error = reason instanceof LineTooLong ? badLine(reason.line, 'is too long') : edgeError(reason, '');
      refused(error);
      throw error;
    }
  }

  #message({ number, bytes }: Line) {
    try {
      const message = fromJsonString(ImportedMessageSchema, utf8.decode(bytes), { ignoreUnknownFields: true });
      const result = this.#validator.validate(ImportedMessageSchema, message);
      if (result.kind === 'error') throw result.error;
      if (result.kind === 'valid') return message;
      const [violation] = result.violations;
      throw badLine(number, violation?.message ?? 'is not valid', violation && jsonPath(violation.field));
    } catch (reason) {
      if (reason instanceof Error && reason.name === 'ConnectError') throw reason;
      throw badLine(number, reason instanceof Error ? reason.message : 'cannot be read');
    }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });
