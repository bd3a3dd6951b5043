import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cpio } from '../../../vm-images/base/cpio.ts';
import { driverEntries } from './drivers.ts';

/** Drivers of network and disk and of what the host tells, in the order in which they are loaded; Linux has the rest built in. */
const drivers = [
  'net/core/failover',
  'drivers/net/net_failover',
  'drivers/net/virtio_net',
  'drivers/block/virtio_blk',
  'drivers/firmware/qemu_fw_cfg',
];

/** Makes the initrd of the guests, two megabytes, out of what the golden root has: busybox, drivers and guest-init.sh. */
export async function makeGuestInitrd(golden: string, output: string): Promise<void> {
  const archive = cpio([
    ...['bin', 'dev', 'proc', 'sys', 'modules'].map((name) => ({ name, mode: 0o40755 })),
    { name: 'bin/busybox', mode: 0o100755, content: readFileSync(join(golden, 'usr/bin/busybox')) },
    ...(await driverEntries(golden, drivers)),
    { name: 'init', mode: 0o100755, content: readFileSync(join(import.meta.dirname, 'guest-init.sh')) },
  ]);
  writeFileSync(output, gzipSync(archive, { level: 1 }));
}
