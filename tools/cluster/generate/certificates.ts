import { aiAddress, type Machine, machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';

/** Where a machine finds the installation's authority and its own certificate and key, made out to its name. */
export const certificates = {
  authority: '/run/prosa/ca.pem',
  certificate: '/run/prosa/cert.pem',
  key: '/run/prosa/key.pem',
} as const;

/**
 * Which certificates there have to be, for `prosa-vm cluster-certificates`: a line each with the authority (`machines`, or `hosts` for
 * libvirt between hosts), the name in it, and the names and addresses by which others ask for it.
 */
export function certificateList(cluster: Cluster): string {
  const line = (authority: 'machines' | 'hosts', name: string, names: readonly string[]) =>
    `${authority} ${name} ${names.join(',')}\n`;
  return [
    ...machinesOf(cluster).map((machine) => line('machines', machine.name, namesOf(cluster, machine))),
    ...cluster.hosts.map(({ name, address }) => line('hosts', name, [`DNS:${name}`, `IP:${address}`])),
  ].join('');
}

function namesOf(cluster: Cluster, { name, kind, address, publicAddress }: Machine): string[] {
  const shared = { gateway: [cluster.public.address], ai: [aiAddress(cluster)], database: [] }[kind];
  const addresses = [address, ...(publicAddress === undefined ? [] : [publicAddress]), ...shared];
  return [`DNS:${name}`, ...addresses.map((one) => `IP:${one}`)];
}
