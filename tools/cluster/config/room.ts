import { type Machine, machinesOf } from './machines.ts';
import type { Complaint } from './mistake.ts';
import type { Cluster, ClusterHost } from './schema.ts';

/** Memory that a host keeps for itself, its QEMU processes and the cluster's. */
export const hostReserveMiB = 512;

/** Whether all machines have memory, with all hosts and, when failover is unattended, without any one of them. */
export function roomComplaints(cluster: Cluster): Complaint[] {
  const { hosts, unattendedFailover } = cluster;
  const machines = machinesOf(cluster);
  if (!haveRoom(machines, hosts))
    return [{ path: ['hosts'], text: 'the machines do not fit into the memory of the hosts' }];
  if (!unattendedFailover) return [];
  return hosts.flatMap(({ name }, index) => {
    const left = hosts.filter((host) => host.name !== name);
    return haveRoom(survivors(machines, left), left)
      ? []
      : [
          {
            path: ['hosts', index],
            text: `without ${name} the machines do not fit into the memory of the other hosts`,
          },
        ];
  });
}

/** What has to run when only these hosts are left: of a kind no more than have a host each. */
function survivors(machines: readonly Machine[], left: readonly ClusterHost[]): Machine[] {
  const names = new Set(left.map(({ name }) => name));
  return machines.filter(({ hosts, kind, number }) => {
    const places = hosts.filter((host) => names.has(host)).length;
    return kind === 'database' ? places > 0 : number <= places;
  });
}

/** Whether there is a placement with those of a kind apart: tries all, the largest first, one of a kind after the other. */
function haveRoom(machines: readonly Machine[], hosts: readonly ClusterHost[]): boolean {
  const free = new Map(hosts.map(({ name, memoryMiB }) => [name, memoryMiB - hostReserveMiB]));
  const order = [...machines].sort(
    (a, b) =>
      Number(b.kind === 'database') - Number(a.kind === 'database') ||
      b.memoryMiB - a.memoryMiB ||
      a.kind.localeCompare(b.kind),
  );
  const names = hosts.map(({ name }) => name);
  const place = (index: number, lastHost: number): boolean => {
    const machine = order[index];
    if (machine === undefined) return true;
    // Machines of a kind are alike: the next goes to a later host, which also keeps them apart.
    const from = machine.kind === order[index - 1]?.kind ? lastHost + 1 : 0;
    return names.some((name, at) => {
      const left = (free.get(name) ?? 0) - machine.memoryMiB;
      const isPossible = machine.hosts.includes(name) && left >= 0 && (at >= from || machine.kind === 'database');
      if (!isPossible) return false;
      free.set(name, left);
      if (place(index + 1, at)) return true;
      free.set(name, left + machine.memoryMiB);
      return false;
    });
  };
  return place(0, -1);
}
