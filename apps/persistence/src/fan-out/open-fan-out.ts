import type { FanOutMaker } from './fan-out.ts';
import type { NatsCertificates } from './nats-link.ts';
import { NatsFanOut } from './nats-fan-out.ts';
import type { NatsServers } from './nats-servers.ts';
import { PostgresFanOut } from './postgres-fan-out.ts';

/** Where NATS is and which certificates count there. */
export type NatsOptions = NatsServers & { readonly certificates?: NatsCertificates };

/** The fan-out that the settings ask for: over NATS where there is one, else over PostgreSQL alone. */
export function openFanOut(databaseUrl: string, nats: NatsOptions | undefined, epoch: string): FanOutMaker {
  return (listener) =>
    nats ? new NatsFanOut({ databaseUrl, nats, epoch }, listener) : new PostgresFanOut(databaseUrl, listener);
}
