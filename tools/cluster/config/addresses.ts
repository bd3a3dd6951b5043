import { addressNumber, isHostOf, overlap } from './ipv4.ts';
import { aiAddress, gatewayAddresses, machineAddresses } from './machines.ts';
import type { Complaint, Path } from './mistake.ts';
import { type Cluster, kinds } from './schema.ts';

/** An address that somebody has: who, and where the file says so. */
interface Claim {
  readonly address: string;
  readonly owner: string;
  readonly path: Path;
  /** The network in which it has to be; undefined: anywhere. */
  readonly network?: string;
}

const theVote = 'the third vote';
const theBackup = 'the machine with the backups';
const aRouter = 'the router to ';

/** Addresses outside of their network or given twice, networks that overlap, lists of the wrong length. */
export function addressComplaints(cluster: Cluster): Complaint[] {
  const claims = claimsOf(cluster);
  return [
    ...overlaps(cluster),
    ...backups(cluster),
    ...lengths(cluster),
    ...claims.flatMap(({ address, network, path }) =>
      network === undefined || isHostOf(address, network)
        ? []
        : [{ path, text: `${address} cannot be a machine's address in ${network}` }],
    ),
    ...clashes(claims),
  ];
}

function claimsOf(cluster: Cluster): Claim[] {
  const { networks, hosts, vote, backup } = cluster;
  const own = hosts.flatMap(({ name, address, backupAddress, fence }, index): Claim[] => [
    { address, owner: `host ${name}`, path: ['hosts', index, 'address'], network: networks.hosts },
    ...(backupAddress === undefined
      ? []
      : [
          {
            address: backupAddress,
            owner: `host ${name}`,
            path: ['hosts', index, 'backupAddress'],
            network: networks.backup,
          },
        ]),
    ...fence.map((device, level) => ({
      address: device.address,
      owner: `fence device ${level + 1} of ${name}`,
      path: ['hosts', index, 'fence', level, 'address'],
    })),
  ]);
  const machines = kinds.flatMap((kind) =>
    machineAddresses(cluster, kind).map((address, index): Claim => {
      const given = cluster.machines[kind].addresses !== undefined;
      const path = given ? ['machines', kind, 'addresses', index] : ['networks', 'machines'];
      return { address, owner: `${kind}-${index + 1}`, path, network: networks.machines };
    }),
  );
  const gateways = gatewayAddresses(cluster).map((address, index): Claim => {
    const given = cluster.public.gatewayAddresses !== undefined;
    const path = given ? ['public', 'gatewayAddresses', index] : ['public', 'address'];
    return { address, owner: `gateway-${index + 1}`, path, network: networks.public };
  });
  const isGiven = cluster.machines.ai.sharedAddress !== undefined;
  const ai = {
    address: aiAddress(cluster),
    owner: 'all ai together',
    path: isGiven ? ['machines', 'ai', 'sharedAddress'] : ['networks', 'machines'],
    network: networks.machines,
  };
  const people = { address: cluster.public.address, owner: 'what people use', path: ['public', 'address'] };
  return [
    ...own,
    ...machines,
    ai,
    { ...people, network: networks.public },
    ...gateways,
    ...elsewhere(theVote, 'vote', vote, networks.machines),
    ...elsewhere(theBackup, 'backup', backup, networks.machines),
  ];
}

/** A machine that is no host and none of the cluster's, with the router in `network` by which databases get there. */
function elsewhere(owner: string, key: string, place: Cluster['vote'], network: string): Claim[] {
  if (place === undefined) return [];
  const { address, router } = place;
  return [
    { address, owner, path: [key, 'address'] },
    ...(router === undefined ? [] : [{ address: router, owner: aRouter + owner, path: [key, 'router'], network }]),
  ];
}

/**
 * One fence device may serve several hosts (a power strip), one machine elsewhere the vote and the backups, and one router lead to both; nothing else
 * is shared.
 */
function clashes(claims: readonly Claim[]): Complaint[] {
  const owners = new Map<number, string>();
  return claims.flatMap(({ address, owner, path }): Complaint[] => {
    const number = addressNumber(address);
    const before = owners.get(number);
    owners.set(number, before ?? owner);
    const isDevice = before?.startsWith('fence device') && owner.startsWith('fence device');
    const isRouter = before?.startsWith(aRouter) && owner.startsWith(aRouter);
    const isShared = isDevice || isRouter || (before === theVote && owner === theBackup);
    return before === undefined || isShared ? [] : [{ path, text: `${owner} would have ${address}, as ${before} has` }];
  });
}

function overlaps({ networks }: Cluster): Complaint[] {
  const given = Object.entries(networks).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return given.flatMap(([name, network], index) =>
    given
      .slice(0, index)
      .filter(([, other]) => overlap(network, other))
      .map(([other]) => ({ path: ['networks', name], text: `has addresses that networks.${other} has, too` })),
  );
}

function backups({ networks, hosts }: Cluster): Complaint[] {
  return hosts.flatMap(({ name, backupAddress }, index): Complaint[] => {
    if ((backupAddress === undefined) === (networks.backup === undefined)) return [];
    return backupAddress === undefined
      ? [{ path: ['hosts', index], text: `${name} needs a backupAddress in networks.backup` }]
      : [{ path: ['hosts', index, 'backupAddress'], text: 'there is no networks.backup' }];
  });
}

function lengths(cluster: Cluster): Complaint[] {
  const lists = [
    ...kinds.map((kind) => ({ kind, list: cluster.machines[kind].addresses, path: ['machines', kind, 'addresses'] })),
    { kind: 'gateway' as const, list: cluster.public.gatewayAddresses, path: ['public', 'gatewayAddresses'] },
  ];
  return lists.flatMap(({ kind, list, path }) => {
    const { count } = cluster.machines[kind];
    return list === undefined || list.length === count
      ? []
      : [{ path, text: `has ${list.length} addresses for ${count} machines` }];
  });
}
