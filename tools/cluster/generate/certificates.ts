import { aiAddress, databaseVote, type Machine, machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';

/** Where a machine finds the installation's authority and its own certificate and key, made out to its name. */
export const certificates = {
  authority: '/run/prosa/ca.pem',
  certificate: '/run/prosa/cert.pem',
  key: '/run/prosa/key.pem',
} as const;

/** To whom the machine with the backups is made out in its certificate; what it is called in the steps of `cluster-init`, too. */
export const repositoryName = 'backup';

/** Where that machine has them: it boots without anybody who would tell it. */
export const repositoryCertificates = {
  authority: '/etc/prosa/backup/ca.pem',
  certificate: '/etc/prosa/backup/cert.pem',
  key: '/etc/prosa/backup/key.pem',
} as const;

/** To whom the machine of the third vote is made out, where databases ask it; what it is called in etcd and in the steps of `cluster-init`, too. */
export const voteName = 'vote';

/** Where that machine has them. */
export const voteCertificates = {
  authority: '/etc/prosa/vote/ca.pem',
  certificate: '/etc/prosa/vote/cert.pem',
  key: '/etc/prosa/vote/key.pem',
} as const;

/**
 * Which certificates there have to be, for `prosa-vm cluster-certificates`: a line each with the authority (`machines`, or `hosts` for
 * libvirt between hosts), the name in it, and the names and addresses by which others ask for it.
 */
export function certificateList(cluster: Cluster): string {
  const line = (authority: 'machines' | 'hosts', name: string, names: readonly string[]) =>
    `${authority} ${name} ${names.join(',')}\n`;
  const elsewhere = (name: string, place: Cluster['vote']) =>
    place === undefined ? [] : [line('machines', name, [`DNS:${name}`, `IP:${place.address}`])];
  return [
    ...machinesOf(cluster).map((machine) => line('machines', machine.name, namesOf(cluster, machine))),
    ...elsewhere(voteName, databaseVote(cluster)),
    ...elsewhere(repositoryName, cluster.backup),
    ...cluster.hosts.map(({ name, address }) => line('hosts', name, [`DNS:${name}`, `IP:${address}`])),
  ].join('');
}

function namesOf(cluster: Cluster, { name, kind, address, publicAddress }: Machine): string[] {
  const shared = { gateway: [cluster.public.address], ai: [aiAddress(cluster)], database: [] }[kind];
  const addresses = [address, ...(publicAddress === undefined ? [] : [publicAddress]), ...shared];
  return [`DNS:${name}`, ...addresses.map((one) => `IP:${one}`)];
}
