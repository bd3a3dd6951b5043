import type { Machine } from '../config/machines.ts';
import { type Element, element } from './xml.ts';

/** Where the definition of a machine lies on every host. */
export function definitionPath(machine: string): string {
  return `/etc/prosa/cluster/machines/${machine}.xml`;
}

/** A machine as a resource that Pacemaker starts, stops, watches and moves (ocf:heartbeat:VirtualDomain). */
export function machineResource({ name, kind, memoryMiB, cpus }: Machine): Element {
  const parameters = {
    config: definitionPath(name),
    hypervisor: 'qemu:///system',
    migration_transport: 'tls',
    // The disks follow the machine, whole: what the other host has may be of an earlier stay. Its memory has keys in it.
    migrate_options: '--p2p --copy-storage-all --tls',
    // How long its last memory may take, in milliseconds; what QEMU does before and after comes on top of it.
    migration_downtime: '150',
    // What a machine needs is said below; the agent would write its own guess into the cluster's state again and again.
    autoset_utilization_cpu: 'false',
    autoset_utilization_hv_memory: 'false',
    autoset_utilization_host_memory: 'false',
  };
  // A database's disk stays on its host: it is never moved, and its members replicate.
  const meta = { 'allow-migrate': String(kind !== 'database') };
  const operations = [
    ['monitor', '10s', '30s'],
    ['start', '0s', '120s'],
    ['stop', '0s', '90s'],
    ...(kind === 'database' ? [] : [['migrate_to', '0s', '120s'] as const, ['migrate_from', '0s', '60s'] as const]),
  ];
  return element('primitive', { id: name, class: 'ocf', provider: 'heartbeat', type: 'VirtualDomain' }, [
    pairs('meta_attributes', `${name}-meta`, meta),
    pairs('instance_attributes', `${name}-parameters`, parameters),
    pairs('utilization', `${name}-utilization`, { hv_memory: String(memoryMiB), cpu: String(cpus), [kind]: '1' }),
    element(
      'operations',
      {},
      operations.map(([operation, interval, timeout]) =>
        element('op', { id: `${name}-${operation}`, name: operation, interval, timeout }),
      ),
    ),
  ]);
}

/** A set of names with values, as Pacemaker writes them. */
export function pairs(set: string, id: string, values: Readonly<Record<string, string>>): Element {
  return element(
    set,
    { id },
    Object.entries(values).map(([name, value]) => element('nvpair', { id: `${id}-${name}`, name, value })),
  );
}
