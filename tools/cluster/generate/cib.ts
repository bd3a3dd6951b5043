import { type Machine, machinesOf } from '../config/machines.ts';
import { hostReserveMiB } from '../config/room.ts';
import { type Cluster, kinds } from '../config/schema.ts';
import { fenceLocations, fenceResources, fencingTopology } from './fencing.ts';
import { machineResource, pairs } from './machine-resource.ts';
import { type Element, element, xmlText } from './xml.ts';

/** Virtual cores that a real one may have to serve. */
const virtualPerCpu = 4;

/** What Pacemaker is to do, as the text of a whole CIB; its tools take that as a file. */
export function cibText(cluster: Cluster): string {
  const version = { 'validate-with': 'pacemaker-3.5', admin_epoch: 1, epoch: 1, num_updates: 0 };
  return xmlText(element('cib', version, [configuration(cluster), element('status', {})]));
}

/** The same for a cluster that runs: `cibadmin --replace --scope configuration`. */
export function configurationText(cluster: Cluster): string {
  return xmlText(configuration(cluster));
}

/** What counts for all of a cluster. */
export function clusterProperties({ unattendedFailover }: Pick<Cluster, 'unattendedFailover'>): Element {
  return pairs('cluster_property_set', 'properties', {
    'stonith-enabled': String(unattendedFailover),
    // Without a majority nothing is started or moved; what runs goes on, and what is safe can still be read.
    'no-quorum-policy': 'freeze',
    'placement-strategy': 'balanced',
    'symmetric-cluster': 'true',
    // Of a host that is drained: more at once take each other's time, and each stands still for longer.
    'migration-limit': '2',
  });
}

function configuration(cluster: Cluster): Element {
  const machines = machinesOf(cluster);
  return element('configuration', {}, [
    element('crm_config', {}, [clusterProperties(cluster)]),
    element(
      'nodes',
      {},
      cluster.hosts.map(({ name, cpus, memoryMiB }, index) => {
        // One place a kind keeps machines of a kind apart. A colocation would stop one that runs to start one before it in the list.
        const places = Object.fromEntries(kinds.map((kind) => [kind, '1']));
        const room = { hv_memory: String(memoryMiB - hostReserveMiB), cpu: String(cpus * virtualPerCpu) };
        const capacity = { ...room, ...places };
        return element('node', { id: index + 1, uname: name }, [pairs('utilization', `${name}-utilization`, capacity)]);
      }),
    ),
    element('resources', {}, [...fenceResources(cluster), ...machines.map(machineResource)]),
    element('constraints', {}, [...fenceLocations(cluster), ...locations(cluster, machines)]),
    ...(cluster.hosts.some(({ fence }) => fence.length > 0) ? [fencingTopology(cluster)] : []),
    // A machine that is where it may be stays there: balancing is done on purpose.
    element('rsc_defaults', {}, [pairs('meta_attributes', 'resource-defaults', { 'resource-stickiness': '100' })]),
  ]);
}

/** A machine is forbidden where the file does not allow it, a database everywhere but on the host with its disk. */
function locations({ hosts }: Cluster, machines: readonly Machine[]) {
  return machines.flatMap((machine) =>
    hosts
      .filter(({ name }) => !machine.hosts.includes(name))
      .map(({ name: node }) => {
        const id = `${machine.name}-not-${node}`;
        return element('rsc_location', { id, rsc: machine.name, node, score: '-INFINITY' });
      }),
  );
}
