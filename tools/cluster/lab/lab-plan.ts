/** Who and what is in a lab: the cluster of cluster.yaml, with guests that boot in seconds for its machines. */
import { join } from 'node:path';
import { type Machine, machinesOf } from '../config/machines.ts';
import { readClusterFile } from '../config/read-cluster.ts';

/** What the lab is, as whoever runs a cluster would write it. */
export const cluster = readClusterFile(join(import.meta.dirname, 'cluster.yaml'));

/** A guest of a lab. */
export interface GuestPlan extends Pick<Machine, 'name' | 'number' | 'address' | 'cpus' | 'memoryMiB' | 'hosts'> {
  /** Two of one kind are never on one host. */
  readonly kind: 'gateway' | 'ai' | 'worker';
}

/**
 * The guests: two of a kind. There are no database machines, as those neither move nor start elsewhere; two workers are in their place, so that
 * a host can have three that do.
 */
export const guests: readonly GuestPlan[] = machinesOf(cluster).flatMap((machine): GuestPlan[] => {
  const { name, kind, number } = machine;
  if (kind !== 'database') return [{ ...machine, kind }];
  const hosts = cluster.hosts.map((host) => host.name);
  return number > 2 ? [] : [{ ...machine, kind: 'worker', name: name.replace('database', 'worker'), hosts }];
});

/** The address of whoever looks at a lab from outside its hosts, and of its fence devices. */
export const outside = { hosts: '10.77.0.254', machines: '10.78.0.254', public: '10.79.0.254' } as const;

/** Where the fence devices listen, where guests say that they live, and where people reach a gateway through one of them. */
export const ports = { redfish: 443, beats: 7000, people: 8080 } as const;

/** At this port of {@link outside} is the gateway that people reach through a guest; only through guests of gateways. */
export function portBehind({ number }: Pick<GuestPlan, 'number'>): number {
  return ports.people + number;
}

/** Whom the fence devices obey. */
export const operator = { user: 'operator', password: 'power' } as const;
