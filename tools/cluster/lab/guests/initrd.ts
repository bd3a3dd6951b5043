import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cpio } from '../../../vm-images/base/cpio.ts';
import { runForBytes } from '../../../vm-images/making/run.ts';

/** Drivers of network and disk and of what the host tells, in the order in which they are loaded; Linux has the rest built in. */
const drivers = [
  'net/core/failover',
  'drivers/net/net_failover',
  'drivers/net/virtio_net',
  'drivers/block/virtio_blk',
  'drivers/firmware/qemu_fw_cfg',
];

/** The kernel of the golden root, as hosts see it. */
export function kernelPath(golden: string): string {
  const [found] = globSync('boot/vmlinuz-*', { cwd: golden });
  if (found === undefined) throw new Error('the root of the hosts has no kernel for guests');
  return `/${found}`;
}

/** Makes the initrd of the guests, two megabytes, out of what the golden root has: busybox, drivers and guest-init.sh. */
export async function makeGuestInitrd(golden: string, output: string): Promise<void> {
  const modules = await Promise.all(
    drivers.map(async (driver, index) => {
      const [found] = globSync(`usr/lib/modules/*/kernel/${driver}.ko.xz`, { cwd: golden });
      if (found === undefined) throw new Error(`the kernel has no driver ${driver}`);
      const content = await runForBytes('xz', ['--decompress', '--stdout', join(golden, found)]);
      return { name: `modules/${index}-${basename(driver)}.ko`, mode: 0o100644, content };
    }),
  );
  const archive = cpio([
    ...['bin', 'dev', 'proc', 'sys', 'modules'].map((name) => ({ name, mode: 0o40755 })),
    { name: 'bin/busybox', mode: 0o100755, content: readFileSync(join(golden, 'usr/bin/busybox')) },
    ...modules,
    { name: 'init', mode: 0o100755, content: readFileSync(join(import.meta.dirname, 'guest-init.sh')) },
  ]);
  writeFileSync(output, gzipSync(archive, { level: 1 }));
}
