import { readNetwork } from '../config/ipv4.ts';
import { databaseVote, type Machine } from '../config/machines.ts';
import type { Cluster, Kind } from '../config/schema.ts';
import { etcdConfig } from './etcd.ts';
import { filterAddresses } from './filter-addresses.ts';
import { machineUuid, macAddress } from './identities.ts';
import { keepalivedConf } from './keepalived.ts';
import { patroniConfig } from './patroni.ts';
import { memberConf } from './pgbackrest.ts';
import { type PlannedFile, plannedFile } from './planned-file.ts';
import { machineSettings } from './settings.ts';

/** Which image a machine is made of. */
const roles: Readonly<Record<Kind, string>> = {
  gateway: 'web-server',
  ai: 'ai-server',
  database: 'database-server',
};

/** Where a host has what a machine is told: a file a credential of systemd, and `machine`, which is for the host itself. */
export function seedFolder(machine: string): string {
  return `/etc/prosa/cluster/seeds/${machine}`;
}

/** What a machine is told, without its certificates: those are made on a host, and their keys never leave the hosts. */
export function machineSeed(cluster: Cluster, machine: Machine): PlannedFile[] {
  const folder = seedFolder(machine.name);
  const credential = (name: string, text: string) => plannedFile(`${folder}/prosa.${name}`, text, '0600');
  return [
    plannedFile(`${folder}/machine`, forTheHost(cluster, machine), '0600'),
    credential('role', `${roles[machine.kind]}\n`),
    credential('network', network(cluster, machine)),
    credential('cluster', filterAddresses(cluster)),
    credential('settings', machineSettings(cluster, machine)),
    ...(machine.kind === 'database'
      ? [
          credential('etcd.yaml', etcdConfig(cluster, machine)),
          credential('patroni.yaml', patroniConfig(cluster, machine)),
          ...(cluster.backup ? [credential('pgbackrest.conf', memberConf(cluster.backup, machine))] : []),
        ]
      : [credential('keepalived.conf', keepalivedConf(cluster, machine))]),
  ];
}

function forTheHost(cluster: Cluster, machine: Machine): string {
  const { bridges } = cluster.networks;
  const cards = cardsOf(machine).map(
    (card) => `card=${macAddress(cluster, machine, card)} ${card === 'lan1' ? bridges.public : bridges.machines}`,
  );
  return [
    `role=${roles[machine.kind]}`,
    `uuid=${machineUuid(cluster, machine)}`,
    `memory_mib=${machine.memoryMiB}`,
    `cpus=${machine.cpus}`,
    ...cards,
    '',
  ].join('\n');
}

function network(cluster: Cluster, machine: Machine): string {
  const lines = cardsOf(machine).map((card) => {
    const [address, cidr] =
      card === 'lan1' ? [machine.publicAddress, cluster.networks.public] : [machine.address, cluster.networks.machines];
    const words = [card, macAddress(cluster, machine, card), `${address}/${readNetwork(cidr).prefixLength}`];
    return [...words, ...waysOut(cluster, machine)].join(' ');
  });
  return `${lines.join('\n')}\n`;
}

/** Routers, each with the one address that it leads to, and to no others: a machine has no other business outside. */
function waysOut(cluster: Cluster, { kind }: Machine): string[] {
  if (kind !== 'database') return [];
  const places = [cluster.backup, databaseVote(cluster)];
  const routers = new Map(places.flatMap((place) => (place?.router ? [[place.address, place.router] as const] : [])));
  return [...routers].flatMap(([address, router]) => [router, address]);
}

function cardsOf({ kind }: Machine): ('lan1' | 'lan2')[] {
  return kind === 'gateway' ? ['lan1', 'lan2'] : ['lan2'];
}
