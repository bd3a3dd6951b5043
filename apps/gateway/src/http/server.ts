import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { closeGently, listenOn } from './listening.ts';

/** How long a client may take to send the head of a request. */
const HEADERS_MS = 20_000;
/** How long it may take to send a whole request; only an import is ever that long. */
const REQUEST_MS = 10 * 60_000;
/** How long it may take to send the body of any other request. */
const BODY_MS = 30_000;
const KEEP_ALIVE_MS = 65_000;
const MAX_HEADER_BYTES = 16 * 1024;
const SWEEP_MS = 5_000;

/** The HTTP/1.1 server with its bounds. */
export interface HttpServer {
  readonly port: number;
  /** Connections that are open. */
  readonly connections: number;
  /** Serves a connection that somebody else has accepted. */
  take(socket: Socket): void;
  /** Closes connections that wait for a call. */
  closeIdle(): void;
  /** Takes no new connections, lets calls under way finish for up to `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

/** What the server does with requests. */
export interface HttpServerOptions {
  readonly host: string;
  readonly port: number;
  readonly maxConnections: number;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
  /** Whether the body of this request may take as long as it wants. */
  readonly mayTakeLong: (request: IncomingMessage) => boolean;
}

/** Starts listening. Throws when it cannot. */
export async function listenHttp(options: HttpServerOptions): Promise<HttpServer> {
  const current = new Map<Socket, { request: IncomingMessage | undefined; since: number }>();
  const server = createServer(
    {
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: 30_000,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: SWEEP_MS,
      maxHeaderSize: MAX_HEADER_BYTES,
      insecureHTTPParser: false,
    },
    (request, response) => {
      // Who reads the body takes its own listener away again, sometimes between Node's decision to emit and the event.
      request.on('error', ignored);
      const known = current.get(request.socket);
      if (known) {
        known.request = request;
        known.since = performance.now();
      }
      options.handle(request, response);
    },
  );
  server.maxConnections = options.maxConnections;
  server.on('connection', (socket) => {
    current.set(socket, { request: undefined, since: 0 });
    socket.on('close', () => current.delete(socket));
  });
  const sweeper = setInterval(() => {
    const late = performance.now() - BODY_MS;
    for (const [socket, { request, since }] of current) {
      if (since < late && request && !request.complete && !options.mayTakeLong(request)) socket.destroy();
    }
  }, SWEEP_MS).unref();

  await listenOn(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return current.size;
    },
    take: (socket) => void server.emit('connection', socket),
    closeIdle: () => server.closeIdleConnections(),
    close: async (graceMs) => {
      const closeAll = () => server.closeAllConnections();
      await closeGently(server, { graceMs, closeIdle: () => server.closeIdleConnections(), closeAll });
      clearInterval(sweeper);
    },
  };
}

/** A request that was cut ends with 'close' for whoever waits for it; the error itself is nobody's. */
function ignored(): void {}
