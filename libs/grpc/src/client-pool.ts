/** The grpc-js clients behind a transport: one connection set, several addresses. */
import { Client, connectivityState, credentials, type ChannelOptions } from '@grpc/grpc-js';
import { isIPv4, isIPv6 } from 'node:net';
import { sharedChannelOptions } from './channel-options.ts';
import type { MutualTls } from './mutual-tls.ts';

const clientOptions: ChannelOptions = {
  ...sharedChannelOptions,
  // Few clients ask few servers: trying often costs nothing, and a server that was killed is back within a second.
  'grpc.initial_reconnect_backoff_ms': 50,
  'grpc.max_reconnect_backoff_ms': 400,
  'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
  'grpc.service_config_disable_resolution': 1,
};

/** grpc-js keeps a timer for each wait, even after the channel is closed: so no wait is longer than this. */
const waitSliceMs = 200;

/** Gives a client for the next call. */
export interface ClientPool {
  /** A client with a live connection, in turn; when there is none, one that tries. Throws nothing. */
  next(): Client;
  /** Resolves when one connection is live; rejects after `deadlineMs` milliseconds or `close`. */
  connected(deadlineMs: number): Promise<void>;
  close(): void;
}

/**
 * Clients for `host:port` addresses. IP addresses of one family share a channel, in which grpc-js goes round the
 * live ones. Names get a channel each (a name may itself stand for several machines), and the pool goes round. With TLS
 * so do IP addresses: a channel checks all its servers for one and the same name.
 *
 * Throws RangeError without any address.
 */
export function createClientPool(addresses: readonly string[], tls?: MutualTls): ClientPool {
  const secured = tls?.channelCredentials ?? credentials.createInsecure();
  const clients = targets(addresses, tls !== undefined).map((target) => new Client(target, secured, clientOptions));
  let turn = 0;
  let closed = false;

  function next(): Client {
    turn = (turn + 1) % clients.length;
    let chosen: Client | undefined;
    for (let i = 0; i < clients.length; i++) {
      const client = clients[(turn + i) % clients.length];
      // Asking with `true` makes an idle channel connect.
      if (client?.getChannel().getConnectivityState(true) === connectivityState.READY) return client;
      chosen ??= client;
    }
    return chosen as Client;
  }

  return {
    next: clients.length === 1 ? () => clients[0] as Client : next,
    async connected(deadlineMs) {
      const deadline = Date.now() + deadlineMs;
      for (;;) {
        const attempt = Math.min(deadline, Date.now() + waitSliceMs);
        try {
          return await Promise.any(clients.map((client) => ready(client, attempt)));
        } catch (reason) {
          if (closed || Date.now() >= deadline) throw reason;
        }
      }
    },
    close() {
      closed = true;
      for (const client of clients) client.close();
    },
  };
}

function ready(client: Client, deadline: number): Promise<void> {
  return new Promise((resolve, reject) => {
    client.waitForReady(deadline, (error) => (error ? reject(error) : resolve()));
  });
}

function targets(addresses: readonly string[], apart: boolean): string[] {
  if (addresses.length === 0) throw new RangeError('a transport needs an address');
  const hosts = addresses.map((address) => address.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1'));
  if (apart) return addresses.map((address) => `dns:///${address}`);
  if (hosts.every((host) => isIPv4(host))) return [`ipv4:${addresses.join(',')}`];
  if (hosts.every((host) => isIPv6(host))) return [`ipv6:${addresses.join(',')}`];
  return addresses.map((address) => `dns:///${address}`);
}
