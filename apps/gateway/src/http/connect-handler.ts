import { gunzipSync } from 'node:zlib';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Code, ConnectError, createConnectRouter, createContextValues } from '@connectrpc/connect';
import type { ConnectRouter, ContextValues, HandlerContext, Interceptor } from '@connectrpc/connect';
import {
  compressionGzip,
  universalRequestFromNodeRequest,
  universalResponseToNodeResponse,
} from '@connectrpc/connect-node';
import { createAsyncIterable, readAllBytes } from '@connectrpc/connect/protocol';
import type { UniversalHandler, UniversalServerResponse } from '@connectrpc/connect/protocol';
import { codeToHttpStatus, errorFromJsonBytes, errorToJsonBytes } from '@connectrpc/connect/protocol-connect';
import { requestIdHeader, requestIdKey } from '@prosa/service';
import type { Logger } from 'pino';
import { edgeKey } from './edge.ts';
import type { Edge } from './edge.ts';
import { edgeError, isNamed } from './edge-error.ts';
import { http2StreamOf } from './http2.ts';
import { API_HEADERS } from './security-headers.ts';

/** The largest message a client may send, in bytes. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** The longest time that a timer of Node can wait. */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** Text that is no UTF-8 is refused instead of repaired. */
const JSON_OPTIONS = { ignoreUnknownFields: true, textDecoder: new TextDecoder('utf-8', { fatal: true }) };

/** The protocols that are spoken to the outside; to be said again with any other option of a single service. */
export const CONNECT_ONLY = { grpc: false, grpcWeb: false, connect: true } as const;

/** How calls are taken. */
export interface ConnectHandlerOptions {
  readonly routes: (router: ConnectRouter) => void;
  readonly interceptors: Interceptor[];
  /** Runs before the body is read; throws what refuses the call. */
  readonly requestGate: (context: HandlerContext) => Promise<void>;
  readonly logger: Logger;
}

/** A body that was read already, for calls that a fast path hands on. */
export interface HandedOn {
  readonly body: Uint8Array;
  readonly values: ContextValues;
}

/**
 * All calls but the two with a path of their own, on connect-node's handlers (Connect protocol only). Around them:
 * what the runtime itself refuses (malformed bytes, too large, …) gets a reason and the request id like every
 * other error, and malformed protobuf is the caller's fault, not ours.
 */
export class ConnectHandler {
  readonly #handlers: ReadonlyMap<string, UniversalHandler>;
  readonly #logger: Logger;

  constructor({ routes, interceptors, requestGate, logger }: ConnectHandlerOptions) {
    const router = createConnectRouter({
      ...CONNECT_ONLY,
      interceptors,
      requestGate,
      readMaxBytes: MAX_MESSAGE_BYTES,
      acceptCompression: [compressionGzip],
      jsonOptions: JSON_OPTIONS,
      maxTimeoutMs: MAX_TIMEOUT_MS,
    });
    routes(router);
    this.#handlers = new Map(router.handlers.map((handler) => [handler.requestPath, handler]));
    this.#logger = logger;
  }

  /** Whether there is a call at this path. */
  has(path: string): boolean {
    return this.#handlers.has(path);
  }

  /** Answers a call. Never throws. */
  handle(path: string, edge: Edge, response: ServerResponse, handedOn?: HandedOn): void {
    const handler = this.#handlers.get(path);
    if (handler === undefined) throw new Error(`no handler for ${path}`);
    void this.#answer(handler, edge, response, handedOn).catch((reason: unknown) => {
      if (ConnectError.from(reason).code === Code.Aborted) return;
      this.#logger.warn({ requestId: edge.requestId, err: reason }, 'answer not sent');
      response.destroy();
    });
  }

  async #answer(
    handler: UniversalHandler,
    edge: Edge,
    response: ServerResponse,
    handedOn: HandedOn | undefined,
  ): Promise<void> {
    const values = handedOn?.values ?? createContextValues();
    values.set(edgeKey, edge).set(requestIdKey, edge.requestId);
    response.setHeader(requestIdHeader, edge.requestId);
    for (const [name, value] of API_HEADERS) response.setHeader(name, value);
    const answer = await handler(universalRequest(edge.request, response, handedOn?.body, values));
    const complete = await named(answer, edge.requestId);
    // Nobody reads on, also of a stream that is refused (with 200): the next request on this connection would wait for ever.
    if (!edge.request.complete && !http2StreamOf(response)) response.setHeader('connection', 'close');
    await universalResponseToNodeResponse(complete, response);
  }
}

function universalRequest(
  request: IncomingMessage,
  response: ServerResponse,
  body: Uint8Array | undefined,
  values: ContextValues,
) {
  const universal = universalRequestFromNodeRequest(request, response, undefined, values);
  return body === undefined ? universal : { ...universal, body: createAsyncIterable([body]) };
}

/** The answer as it is, or for an error without a reason the same error with one. */
async function named(answer: UniversalServerResponse, requestId: string): Promise<UniversalServerResponse> {
  if (
    answer.status < 400 ||
    answer.body === undefined ||
    !answer.header?.get('content-type')?.startsWith('application/json')
  ) {
    return answer;
  }
  const packed = await readAllBytes(answer.body, Number.MAX_SAFE_INTEGER);
  const gzipped = answer.header.get('content-encoding') === 'gzip';
  const error = errorFromJsonBytes(
    gzipped ? gunzipSync(packed) : packed,
    undefined,
    new ConnectError('internal error', Code.Internal),
  );
  if (isNamed(error)) return { ...answer, body: createAsyncIterable([packed]) };
  const complete = edgeError(blamed(error), requestId);
  const body = errorToJsonBytes(complete, undefined);
  const header = new Headers(answer.header);
  header.delete('content-encoding');
  header.set('content-length', String(body.length));
  complete.metadata.forEach((value, key) => header.set(key, value));
  return { status: codeToHttpStatus(complete.code), header, body: createAsyncIterable([body]) };
}

/** The same for the messages that a stream is asked with. */
export function blameSender(): Interceptor {
  return (next) => (request) => next(request.stream ? { ...request, message: blaming(request.message) } : request);
}

async function* blaming<T>(messages: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* messages;
  } catch (reason) {
    throw blamed(ConnectError.from(reason));
  }
}

/** connect-es calls bytes that are no protobuf an internal error; they are the caller's. */
function blamed(error: ConnectError): ConnectError {
  if (error.code !== Code.Internal || !error.rawMessage.startsWith('parse binary: ')) return error;
  return new ConnectError(
    `malformed request: ${error.rawMessage.slice('parse binary: '.length)}`,
    Code.InvalidArgument,
  );
}
