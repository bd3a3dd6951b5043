/** Who and what is in a lab: the size of the smallest cluster that outlives a host, with guests that boot in seconds. */

import type { HostName } from './hosts/common-layer.ts';

/** A guest of a lab. */
export interface GuestPlan {
  readonly name: string;
  readonly address: string;
  /** Two of one kind are never on one host. */
  readonly kind: string;
}

/** The hosts. */
export const hosts: readonly HostName[] = ['north', 'south', 'west'].map((name, index) => ({
  name,
  address: `10.77.0.${index + 1}`,
}));

/** The guests: two of a kind. */
export const guests: readonly GuestPlan[] = ['gateway', 'ai', 'worker'].flatMap((kind, index) =>
  [1, 2].map((number) => ({ kind, name: `${kind}-${number}`, address: `10.77.0.${100 + index * 10 + number}` })),
);

/** The address that people use; it is on one of the hosts. */
export const publicAddress = '10.77.0.100';

/** Memory of each guest, in MiB. */
export const guestMemoryMiB = 96;

/** Memory that a host has for guests, in MiB: four of them. */
export const hostMemoryMiB = 4 * guestMemoryMiB;

/** Where the fence devices listen, and where guests say that they live. */
export const ports = { redfish: 443, beats: 7000 } as const;
