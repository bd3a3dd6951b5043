/** HTTP/2 behind the handlers that HTTP/1.1 has: Node's compatibility API, and what it does otherwise. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  constants,
  createServer,
  type Http2Session,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Socket } from 'node:net';
import type { HttpServerOptions } from './server.ts';

/** Calls at once on one connection; all tabs of a browser share one, and each holds an event stream. */
const MAX_STREAMS = 250;
const IDLE_MS = 65_000;
const BODY_MS = 30_000;
const SWEEP_MS = 5_000;
const MAX_HEADER_BYTES = 16 * 1024;

/** Takes sockets on which HTTP/2 was agreed. */
export interface Http2Connections {
  /** Connections that are open. */
  readonly size: number;
  take(socket: Socket): void;
  /** No new calls; connections go when their calls are over. */
  close(): void;
}

/** The stream of an answer when it goes out over HTTP/2; nothing when over HTTP/1.1. */
export function http2StreamOf(response: ServerResponse): ServerHttp2Stream | undefined {
  return 'stream' in response ? (response.stream as ServerHttp2Stream) : undefined;
}

/** The handlers of HTTP/1.1 for connections of HTTP/2, with the same bounds. */
export function createHttp2Connections({ handle, mayTakeLong }: Http2Options): Http2Connections {
  const sessions = new Set<ServerHttp2Session>();
  /** How many calls each connection has open; none: it is not here. */
  const openStreams = new Map<Http2Session, number>();
  const count = (session: Http2Session, by: number) => {
    const open = (openStreams.get(session) ?? 0) + by;
    if (open > 0) openStreams.set(session, open);
    else openStreams.delete(session);
  };
  const bodies = new Map<ServerHttp2Stream, { request: IncomingMessage; since: number }>();
  const server = createServer({
    settings: { maxConcurrentStreams: MAX_STREAMS, maxHeaderListSize: MAX_HEADER_BYTES, enablePush: false },
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('error', ignored);
    session.on('close', () => sessions.delete(session));
    session.setTimeout(IDLE_MS, () => {
      if (!openStreams.has(session)) session.close();
    });
  });
  server.on('request', (request, response) => {
    request.on('error', ignored);
    const { stream } = request;
    const { session } = stream;
    request.headers.host ??= request.authority;
    // The compatibility API has all that the handlers use; only its types are others.
    const asBefore = request as unknown as IncomingMessage;
    bodies.set(stream, { request: asBefore, since: performance.now() });
    if (session) count(session, 1);
    stream.on('close', () => {
      bodies.delete(stream);
      if (session) count(session, -1);
    });
    handle(asBefore, response as unknown as ServerResponse);
  });
  const sweeper = setInterval(() => {
    const late = performance.now() - BODY_MS;
    for (const [stream, { request, since }] of bodies) {
      if (since < late && !request.complete && !mayTakeLong(request)) stream.close(constants.NGHTTP2_CANCEL);
    }
  }, SWEEP_MS).unref();
  return {
    get size() {
      return sessions.size;
    },
    take: (socket) => void server.emit('connection', socket),
    close() {
      clearInterval(sweeper);
      for (const session of sessions) session.close();
    },
  };
}

type Http2Options = Pick<HttpServerOptions, 'handle' | 'mayTakeLong'>;

/** What was cut ends with 'close' for whoever waits for it; the error itself is nobody's. */
function ignored(): void {}
