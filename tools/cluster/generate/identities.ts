import { createHash } from 'node:crypto';
import type { Machine } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';

/** What libvirt knows a machine by: the same on every host, and another one in another cluster. */
export function machineUuid(cluster: Cluster, machine: Machine): string {
  const digits = digest(cluster, machine.name).toString('hex').slice(0, 32);
  // A random one's version and variant (RFC 9562), so that nothing looks for a meaning in it.
  const uuid = `${digits.slice(0, 12)}4${digits.slice(13, 16)}a${digits.slice(17)}`;
  return uuid.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Hardware address of a machine's card, from QEMU's range. */
export function macAddress(cluster: Cluster, machine: Machine, card: 'lan1' | 'lan2'): string {
  const bytes = digest(cluster, `${machine.name} ${card}`).subarray(0, 3);
  return ['52', '54', '00', ...[...bytes].map((byte) => byte.toString(16).padStart(2, '0'))].join(':');
}

function digest({ name, public: { address }, networks }: Cluster, what: string): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([name, address, networks.machines, what]))
    .digest();
}
