/** HTTPS: HTTP/2 and HTTP/1.1 on one port, as the client chooses (ALPN). */
import type { AddressInfo, Socket } from 'node:net';
import { createServer, type TLSSocket } from 'node:tls';
import type { Certificates } from '@prosa/service';
import { createHttp2Connections } from './http2.ts';
import { closeGently, listenOn } from './listening.ts';
import type { HttpServer, HttpServerOptions } from './server.ts';

const HANDSHAKE_MS = 20_000;

/** A listener for TLS. */
export interface TlsListener {
  readonly port: number;
  /** Connections of HTTP/2 that are open; those of HTTP/1.1 count at the other server. */
  readonly connections: number;
  /** Another certificate, for new connections. */
  replace(certificates: Pick<Certificates, 'cert' | 'key'>): void;
  /** Takes no new connections, lets calls under way finish for up to `graceMs`, then cuts what is left. */
  close(graceMs: number): Promise<void>;
}

/** Where to listen, and with what; calls of HTTP/1.1 go to `http`, with its bounds. */
export interface TlsListenerOptions extends HttpServerOptions {
  readonly http: HttpServer;
  readonly certificates: Pick<Certificates, 'cert' | 'key'>;
}

/** Starts listening. Throws when it cannot. */
export async function listenTls(options: TlsListenerOptions): Promise<TlsListener> {
  const { http, certificates } = options;
  const http2 = createHttp2Connections(options);
  const sockets = new Set<Socket>();
  const server = createServer({
    cert: certificates.cert,
    key: certificates.key,
    ALPNProtocols: ['h2', 'http/1.1'],
    handshakeTimeout: HANDSHAKE_MS,
    noDelay: true,
    keepAlive: true,
    keepAliveInitialDelay: 30_000,
  });
  server.maxConnections = options.maxConnections;
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', (_, socket) => socket.destroy());
  server.on('secureConnection', (socket: TLSSocket) => {
    socket.on('error', () => undefined);
    if (socket.alpnProtocol === 'h2') http2.take(socket);
    else http.take(socket);
  });
  await listenOn(server, options);
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return http2.size;
    },
    replace: ({ cert, key }) => server.setSecureContext({ cert, key }),
    close: (graceMs) => {
      http2.close();
      const closeAll = () => sockets.forEach((socket) => socket.destroy());
      return closeGently(server, { graceMs, closeIdle: () => http.closeIdle(), closeAll });
    },
  };
}
