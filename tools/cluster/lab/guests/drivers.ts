import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { CpioEntry } from '../../../vm-images/base/cpio.ts';
import { runForBytes } from '../../../vm-images/making/run.ts';

/** The kernel of a root folder, as seen from within it. Throws when it has none. */
export function kernelPath(root: string): string {
  const [found] = globSync('boot/vmlinuz-*', { cwd: root });
  if (found === undefined) throw new Error('the root has no kernel for guests');
  return `/${found}`;
}

/**
 * Drivers of that kernel for an initrd, unpacked, as `/modules/0-failover.ko` and so on: insmod takes them in this order. They are told by
 * their place below the kernel's folder, without `.ko.xz`. Throws when one is not there.
 */
export async function driverEntries(root: string, drivers: readonly string[]): Promise<CpioEntry[]> {
  return Promise.all(
    drivers.map(async (driver, index) => {
      const [found] = globSync(`usr/lib/modules/*/kernel/${driver}.ko.xz`, { cwd: root });
      if (found === undefined) throw new Error(`the kernel has no driver ${driver}`);
      const content = await runForBytes('xz', ['--decompress', '--stdout', join(root, found)]);
      return { name: `modules/${index}-${basename(driver)}.ko`, mode: 0o100644, content };
    }),
  );
}
