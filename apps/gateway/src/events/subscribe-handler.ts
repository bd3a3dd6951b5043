import type { IncomingMessage, ServerResponse } from 'node:http';
import { Code, ConnectError } from '@connectrpc/connect';
import { parseContentType, parseTimeout } from '@connectrpc/connect/protocol-connect';
import { EventService } from '@prosa/proto/chat';
import { requestIdHeader } from '@prosa/service';
import type { Logger } from 'pino';
import type { Admission } from '../accounts/admission.ts';
import { answerBytes } from '../http/answer.ts';
import { logFailure } from '../http/call-log.ts';
import { edgeError } from '../http/edge-error.ts';
import type { Edge } from '../http/edge.ts';
import { http2StreamOf } from '../http/http2.ts';
import type { OpenBodies } from '../http/open-bodies.ts';
import { readBody } from '../http/read-body.ts';
import type { Body } from '../http/read-body.ts';
import { API_HEADER_LIST } from '../http/security-headers.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';
import { ChunkedSink } from './chunked-sink.ts';
import { encodeEnvelope, END_STREAM_FLAG, endOfStream } from './envelope.ts';
import { Http2Sink } from './http2-sink.ts';
import type { FlushTurn } from './flush-turn.ts';
import type { Encoding } from './frame.ts';
import type { Heartbeats } from './heartbeats.ts';
import type { OpenStreams } from './open-streams.ts';
import type { OutboxCounts } from './outbox.ts';
import type { StreamSink } from './sink.ts';
import { streamErrors } from './stream-errors.ts';
import { startStream } from './stream-start.ts';
import type { StreamStart } from './stream-start.ts';
import { MAX_SUBSCRIBE_BYTES, parseSubscribe, tooLarge } from './subscribe-request.ts';
import { Subscriber } from './subscriber.ts';

/** Where the stream is asked for. */
export const SUBSCRIBE_PATH = `/${EventService.typeName}/${EventService.method.subscribe.name}`;

const MAX_TIMEOUT_MS = 2 ** 31 - 1;

/** What the handler uses. */
export interface SubscribeOptions {
  readonly admission: Admission;
  readonly rate: TokenBuckets;
  readonly bodies: OpenBodies;
  readonly streams: OpenStreams;
  readonly heartbeats: Heartbeats;
  readonly turn: FlushTurn;
  readonly counts: OutboxCounts;
  readonly start: StreamStart;
  readonly maxBytes: number;
  /** A stream has become live or has ended. */
  readonly changed: (accountId: string) => void;
  readonly logger: Logger;
}

/**
 * EventService.Subscribe on bare node:http and node:http2, in both Connect encodings. The answer is always 200; what goes wrong
 * stands in the last envelope of the stream (Connect protocol, "streaming response").
 */
export class SubscribeHandler {
  readonly #options: SubscribeOptions;

  constructor(options: SubscribeOptions) {
    this.#options = options;
  }

  /** Answers a POST to SUBSCRIBE_PATH. Never throws. */
  handle(edge: Edge, response: ServerResponse): void {
    const { requestId, request } = edge;
    const type = parseContentType(request.headers['content-type'] ?? null);
    if (!type?.stream || request.httpVersion === '1.0') {
      const accepted = ['accept-post', 'application/connect+proto, application/connect+json'];
      if (!http2StreamOf(response)) accepted.push('connection', 'close');
      answerBytes(response, requestId, type?.stream ? 505 : 415, 'text/plain', Buffer.alloc(0), accepted);
      return;
    }
    const encoding: Encoding = type.binary ? 'proto' : 'json';
    void this.#open(edge, response, encoding).catch((reason: unknown) =>
      this.#refuse(edge, response, encoding, reason),
    );
  }

  async #open(edge: Edge, response: ServerResponse, encoding: Encoding): Promise<void> {
    const { admission, rate, bodies, streams, turn, counts, maxBytes } = this.#options;
    const { request, requestId } = edge;
    // Who calls is asked first: of nobody in particular no body is kept in memory, however slowly it comes.
    const caller = await admission.admit(request, rate);
    bodies.hold(caller.userId, request);
    const body = await new Promise<Body>((done) => readBody(request, MAX_SUBSCRIBE_BYTES, done));
    if (body.kind === 'cut') return;
    const { timeoutMs, error } = parseTimeout(header(request.headers['connect-timeout-ms']), MAX_TIMEOUT_MS);
    if (error) throw error;
    if (body.kind === 'tooLarge') throw tooLarge();
    const coding = header(request.headers['connect-content-encoding']) ?? undefined;
    const { cursors, heartbeats } = parseSubscribe(body.bytes, encoding, coding);
    if (streams.refusal(caller.userId) !== undefined) throw streamErrors.tooMany();
    forgetHeaders(request);
    const sink = await opened(response, requestId, encoding);
    if (sink === undefined) return;

    const stream = new Subscriber(caller, requestId, sink, turn, counts, {
      maxBytes,
      onEnd: (ended) => this.#ended(ended),
    });
    response.on('close', () => stream.abandon());
    try {
      // Since these were looked at others may have come, and the session may have ended.
      admission.admitStill(caller);
      if (streams.refusal(caller.userId) !== undefined) throw streamErrors.tooMany();
      streams.add(stream);
      if (heartbeats) this.#options.heartbeats.set(stream, true);
      if (timeoutMs !== undefined) this.#endAfter(stream, response, timeoutMs);
      await startStream(stream, cursors, this.#options.start);
      this.#options.changed(stream.accountId);
    } catch (reason) {
      const failed = edgeError(reason, requestId);
      this.#log(requestId, caller.userId, failed);
      stream.end(failed);
    }
  }

  #ended(stream: Subscriber): void {
    for (const hub of stream.rooms.values()) hub.detach(stream, performance.now());
    stream.rooms.clear();
    this.#options.streams.remove(stream);
    this.#options.heartbeats.forget(stream);
    this.#options.changed(stream.accountId);
  }

  #endAfter(stream: Subscriber, response: ServerResponse, timeoutMs: number): void {
    const late = () =>
      stream.end(
        edgeError(new ConnectError('the stream has lasted as long as asked', Code.DeadlineExceeded), stream.requestId),
      );
    const timer = setTimeout(late, timeoutMs);
    response.on('close', () => clearTimeout(timer));
  }

  #refuse({ requestId, request }: Edge, response: ServerResponse, encoding: Encoding, reason: unknown): void {
    const error = edgeError(reason, requestId);
    this.#log(requestId, undefined, error);
    if (response.headersSent || response.destroyed) {
      response.destroy();
      return;
    }
    const last = encodeEnvelope(END_STREAM_FLAG, endOfStream(error));
    const close = request.complete || http2StreamOf(response) ? [] : ['connection', 'close'];
    answerBytes(response, requestId, 200, `application/connect+${encoding}`, last, close);
    if (!request.complete) request.resume();
  }

  #log(requestId: string, userId: string | undefined, error: ConnectError): void {
    logFailure(this.#options.logger, { requestId, method: EventService.method.subscribe.name, userId }, error);
  }
}

/** Sends the head of the answer and gives what takes its frames; undefined: the client is gone. */
async function opened(
  response: ServerResponse,
  requestId: string,
  encoding: Encoding,
): Promise<StreamSink | undefined> {
  const stream = http2StreamOf(response);
  if (stream !== undefined) {
    if (stream.destroyed) return undefined;
    begin(response, requestId, encoding, []);
    return new Http2Sink(stream, encoding);
  }
  const socket = await assigned(response);
  if (socket === undefined) return undefined;
  begin(response, requestId, encoding, ['transfer-encoding', 'chunked']);
  return new ChunkedSink(response, socket, encoding);
}

function begin(response: ServerResponse, requestId: string, encoding: Encoding, more: readonly string[]): void {
  // As a flat list, of which Node keeps nothing: streams are many and stay open.
  response.writeHead(200, [
    ...API_HEADER_LIST,
    'content-type',
    `application/connect+${encoding}`,
    ...more,
    'x-accel-buffering',
    'no',
    requestIdHeader,
    requestId,
  ]);
  response.flushHeaders();
}

/** The socket, once it is this response's turn on it (requests may be pipelined); undefined: it is gone. */
async function assigned(response: ServerResponse) {
  if (response.socket === null && !response.destroyed) {
    await new Promise<void>((resolve) => {
      response.once('socket', () => resolve());
      response.once('close', () => resolve());
    });
  }
  return response.destroyed ? undefined : (response.socket ?? undefined);
}

/** Lets go of what has been read of a request that stays open for as long as its stream. */
function forgetHeaders(request: IncomingMessage): void {
  if (request.httpVersionMajor >= 2) return;
  request.headers = {};
  request.rawHeaders = [];
}

function header(value: string | string[] | undefined): string | null {
  return Array.isArray(value) ? value.join(',') : (value ?? null);
}
