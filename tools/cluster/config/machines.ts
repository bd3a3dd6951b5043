import { addressNumber, addressText, readNetwork } from './ipv4.ts';
import { type Cluster, type Kind, kinds } from './schema.ts';

/** One machine of the cluster. */
export interface Machine {
  /** `gateway-1`. */
  readonly name: string;
  readonly kind: Kind;
  /** From 1, among those of its kind. */
  readonly number: number;
  readonly cpus: number;
  readonly memoryMiB: number;
  /** In the network of machines. */
  readonly address: string;
  /** Of a gateway, its own in the public network. */
  readonly publicAddress: string | undefined;
  /** Names of the hosts where it may run, in the cluster's order; one for a database machine, whose disk does not move. */
  readonly hosts: readonly string[];
}

/** From which number on addresses are chosen in the network of machines, when the file does not say. */
const firstAddress: Readonly<Record<Kind, number>> = { gateway: 11, ai: 21, database: 31 };

/** All machines, databases first. Those with too few addresses or hosts in the file get none: check the file before. */
export function machinesOf(cluster: Cluster): Machine[] {
  return kinds.flatMap((kind) => {
    const { count, cpus, memoryMiB } = cluster.machines[kind];
    const addresses = machineAddresses(cluster, kind);
    const allowed = allowedHosts(cluster, kind);
    return Array.from({ length: count }, (_, index) => ({
      name: `${kind}-${index + 1}`,
      kind,
      number: index + 1,
      cpus,
      memoryMiB,
      address: addresses[index] ?? '',
      publicAddress: kind === 'gateway' ? gatewayAddresses(cluster)[index] : undefined,
      hosts: kind === 'database' ? allowed.slice(index, index + 1) : allowed,
    }));
  });
}

/** Addresses of a kind's machines in their network: the file's, or chosen. */
export function machineAddresses(cluster: Cluster, kind: Kind): readonly string[] {
  const { addresses, count } = cluster.machines[kind];
  const { first } = readNetwork(cluster.networks.machines);
  return addresses ?? Array.from({ length: count }, (_, index) => addressText(first + firstAddress[kind] + index));
}

/** The address at which gateways find an ai: the file's, or the one before those of the machines. */
export function aiAddress(cluster: Cluster): string {
  const { first } = readNetwork(cluster.networks.machines);
  return cluster.machines.ai.sharedAddress ?? addressText(first + firstAddress.ai - 1);
}

/** The gateways' own addresses in the public network: the file's, or those after the one that people use. */
export function gatewayAddresses(cluster: Cluster): readonly string[] {
  const { address, gatewayAddresses: given } = cluster.public;
  const { count } = cluster.machines.gateway;
  return given ?? Array.from({ length: count }, (_, index) => addressText(addressNumber(address) + 1 + index));
}

/** The third vote, where databases need it as well because there is an even number of them; undefined: they decide by themselves. */
export function databaseVote({ vote, machines }: Cluster): Cluster['vote'] {
  return machines.database.count % 2 === 0 ? vote : undefined;
}

/** Where machines of a kind may run; for databases one after the other. */
export function allowedHosts(cluster: Cluster, kind: Kind): string[] {
  const names = cluster.hosts.map(({ name }) => name);
  const wanted = cluster.machines[kind].hosts;
  return wanted === undefined ? names : [...new Set(wanted)].filter((name) => names.includes(name));
}
