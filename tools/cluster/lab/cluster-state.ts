import type { Machine } from '../config/machines.ts';
import { hostReserveMiB } from '../config/room.ts';
import { clusterProperties } from '../generate/cib.ts';
import { fenceLocations, fenceResources, fencingTopology } from '../generate/fencing.ts';
import { machineResource, pairs } from '../generate/machine-resource.ts';
import { type Element, element, xmlText } from '../generate/xml.ts';
import { cluster, guests, type GuestPlan } from './lab-plan.ts';

/**
 * The configuration of Pacemaker for a lab, for `cibadmin --replace --scope configuration`: as `cluster-init` writes it, but that guests are
 * moved without certificates and with a disk that all hosts have, and that Pacemaker itself holds the address that people use.
 */
export function configuration(): string {
  const nodes = cluster.hosts.map(({ name, cpus, memoryMiB }, index) => {
    const room = { hv_memory: String(memoryMiB - hostReserveMiB), cpu: String(cpus * 4) };
    const places = { gateway: '1', ai: '1', worker: '1' };
    return element('node', { id: index + 1, uname: name }, [
      pairs('utilization', `${name}-utilization`, { ...room, ...places }),
    ]);
  });
  const parts = [
    element('crm_config', {}, [clusterProperties(cluster)]),
    element('nodes', {}, nodes),
    element('resources', {}, [...fenceResources(cluster), ...guests.map(guestResource), publicAddress()]),
    element('constraints', {}, fenceLocations(cluster)),
    fencingTopology(cluster),
    element('rsc_defaults', {}, [pairs('meta_attributes', 'resource-defaults', { 'resource-stickiness': '100' })]),
  ];
  return xmlText(element('configuration', {}, parts));
}

function guestResource(guest: GuestPlan): Element {
  const { name, kind } = guest;
  const machine: Machine = { ...guest, kind: kind === 'worker' ? 'ai' : kind, publicAddress: undefined };
  return amended(machineResource(machine), {
    [`${name}-parameters-migration_transport`]: { value: 'tcp' },
    [`${name}-parameters-migrate_options`]: { value: '--p2p --unsafe' },
    ...(kind === 'worker' ? { [`${name}-utilization-ai`]: { name: 'worker' } } : {}),
  });
}

/** The same with other attributes, told by the id of what has them. */
function amended(whole: Element, changes: Readonly<Record<string, Element['attributes']>>): Element {
  const change = changes[String(whole.attributes['id'])];
  const children = whole.children.map((child) => amended(child, changes));
  return { ...whole, attributes: { ...whole.attributes, ...change }, children };
}

function publicAddress(): Element {
  const parameters = { ip: cluster.public.address, cidr_netmask: '24', nic: 'br0' };
  return element('primitive', { id: 'public-address', class: 'ocf', provider: 'heartbeat', type: 'IPaddr2' }, [
    pairs('instance_attributes', 'public-address-parameters', parameters),
    element('operations', {}, [
      element('op', { id: 'public-address-monitor', name: 'monitor', interval: '10s', timeout: '20s' }),
    ]),
  ]);
}
