import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machinesOf } from '../config/machines.ts';
import { readCluster } from '../config/read-cluster.ts';
import type { Cluster } from '../config/schema.ts';
import { repositoryName } from '../generate/certificates.ts';
import type { HostName } from '../lab/hosts/common-layer.ts';

const text = readFileSync(join(import.meta.dirname, '../lab/prosa.yaml'), 'utf8');
const three = readCluster(`${text}backup: { address: 10.78.0.41 }\n`, 'prosa.yaml with backups');

/**
 * A cluster with backups of which there is only so much that two cores emulate it: one host, and on it one database machine. The other machines have
 * their names and addresses in it, and no host. No cluster.yaml may say so, as one disk keeps no promise.
 */
export const cluster: Cluster = {
  ...three,
  hosts: three.hosts.slice(0, 1),
  machines: {
    gateway: { ...three.machines.gateway, hosts: [] },
    ai: { ...three.machines.ai, hosts: [] },
    database: { ...three.machines.database, count: 1, memoryMiB: 1024 },
  },
};

const [host] = cluster.hosts;
const [machine] = machinesOf(cluster);
if (host === undefined || machine === undefined) throw new Error('prosa.yaml has no host or no database');

/** The host, and the database machine on it. */
export const [north, database] = [host, machine];

/** The machine with the backups. */
export const repository: HostName = { name: repositoryName, address: three.backup?.address ?? '' };
