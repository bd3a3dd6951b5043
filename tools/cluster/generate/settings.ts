import { aiAddress, type Machine } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { certificates } from './certificates.ts';
import { databases } from './etcd.ts';

/**
 * What the services of a machine are told of the others (docs/settings.md), a line a setting. Every database machine has a persistence, which
 * goes where PostgreSQL leads, as the certificate of its machine.
 */
export function machineSettings(cluster: Cluster, { kind, address }: Machine): string {
  const members = databases(cluster).map((member) => member.address);
  const persistences = `PERSISTENCE_ADDRESSES=${members.map((member) => `${member}:7301`).join(',')}`;
  const lines = {
    gateway: [persistences, `AI_ADDRESS=${aiAddress(cluster)}:7302`],
    // Also at the address that all ai share.
    ai: [persistences, 'AI_LISTEN=0.0.0.0:7302'],
    database: [`PERSISTENCE_LISTEN=${address}:7301`, `DATABASE_URL=${databaseUrl(members)}`],
  };
  return `${lines[kind].join('\n')}\n`;
}

function databaseUrl(members: readonly string[]): string {
  const { authority, certificate, key } = certificates;
  const tls = { sslmode: 'verify-full', sslrootcert: authority, sslcert: certificate, sslkey: key };
  const query = Object.entries(tls).map(([name, value]) => `${name}=${value}`);
  return `postgres://prosa-persistence@${members.map((member) => `${member}:5432`).join(',')}/prosa?${query.join('&')}`;
}
