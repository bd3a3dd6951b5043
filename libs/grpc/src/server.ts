/** A grpc-js server with this project's limits: how it is made, bound and closed. */
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { setTimeout as delay } from 'node:timers/promises';
import { sharedChannelOptions } from './channel-options.ts';
import type { MutualTls } from './mutual-tls.ts';

/** A server with a limit of the size of a message and keepalive, to which services are added. */
export function createGrpcServer(): Server {
  return new Server(sharedChannelOptions);
}

/**
 * Binds the server to `host:port` (port 0: any free one) and gives the port; without `tls` for plaintext. Throws when the
 * address is taken or not of this machine.
 */
export function listen(server: Server, address: string, tls?: MutualTls): Promise<number> {
  const credentials = tls?.serverCredentials ?? ServerCredentials.createInsecure();
  return new Promise((resolve, reject) => {
    server.bindAsync(address, credentials, (error, port) => {
      if (error) reject(error);
      else resolve(port);
    });
  });
}

/** Takes no new calls, waits up to `graceMs` for those that run, and then cuts what is left. */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const timer = new AbortController();
  const grace = delay(graceMs, undefined, { signal: timer.signal }).catch(() => undefined);
  const closed = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  await Promise.race([closed, grace]);
  timer.abort();
  server.forceShutdown();
}
