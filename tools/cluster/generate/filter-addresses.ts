import { databaseVote, type Machine, machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';

/**
 * Who belongs to the cluster, as definitions for nft(8). Which ports are for whom is said in the images (tools/vm-images/guest, cluster.nft);
 * a machine takes the fact that it has these for the word that it is a member of a cluster.
 */
export function filterAddresses(cluster: Cluster): string {
  const machines = machinesOf(cluster);
  const vote = databaseVote(cluster);
  const of = (kind: Machine['kind']) => machines.filter((machine) => machine.kind === kind);
  const set = (name: string, addresses: readonly (string | undefined)[]) =>
    `define ${name} = { ${addresses.join(', ')} }`;
  return [
    `define machines = ${cluster.networks.machines}`,
    ...(['gateway', 'ai', 'database'] as const).map((kind) =>
      set(
        `${kind}s`,
        of(kind).map(({ address }) => address),
      ),
    ),
    set(
      'public_gateways',
      of('gateway').map(({ publicAddress }) => publicAddress),
    ),
    // The images say that nobody is, and older ones know no such names.
    ...(cluster.backup === undefined ? [] : [`redefine backups = ${cluster.backup.address}`]),
    ...(vote === undefined ? [] : [`redefine votes = ${vote.address}`]),
    '',
  ].join('\n');
}
