/** How far a write has to have come before DRBD says that it is done: C, on both disks; A, on this one and handed to the network. */
export type Protocol = 'A' | 'C';

/** One of the two guests with a replicated disk. */
export interface Side {
  readonly name: string;
  readonly address: string;
}

/** What the resource is called; its device is `/dev/drbd0` on both. */
export const resourceName = 'data';

/**
 * `/etc/drbd.conf` of two guests that have the disk `/dev/vda` in common. DRBD 8.4, which is the one in Linux, has no quorum: when the peer is
 * silent, writes wait until the handler has said that it is off (`resource-and-stonith`), so that none is acknowledged by one disk while the
 * other may be promoted. With protocol A DRBD refuses that and goes on alone.
 */
export function drbdConf(protocol: Protocol, sides: readonly Side[]): string {
  const hosts = sides.map(({ name, address }) => `  on ${name} {\n    address ${address}:7789;\n  }\n`).join('');
  return `global {
  usage-count no;
}
resource ${resourceName} {
  device /dev/drbd0;
  disk /dev/vda;
  meta-disk internal;
  net {
    protocol ${protocol};
    ping-int 2;
    ping-timeout 30;
    sndbuf-size 1M;
  }
  disk {
    fencing ${protocol === 'C' ? 'resource-and-stonith' : 'resource-only'};
    resync-rate 100M;
    c-max-rate 100M;
    c-min-rate 100M;
  }
  handlers {
    fence-peer /usr/bin/fence-peer;
  }
${hosts}}
`;
}
