import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { runForBytes } from '../making/run.ts';
import { VmError } from '../making/vm-error.ts';
import { cpio } from './cpio.ts';

const folder = 0o40755;
const program = 0o100755;
const file = 0o100644;

/**
 * Makes the initrd out of what a root folder has: a static busybox, the driver of virtio disks and our `init`. It is
 * about a megabyte; Debian's own would be twenty, which a guest without KVM takes seconds to unpack.
 */
export async function makeInitrd(tree: string, output: string): Promise<void> {
  const archive = cpio([
    ...['bin', 'dev', 'proc', 'root'].map((name) => ({ name, mode: folder })),
    { name: 'bin/busybox', mode: program, content: await readFile(join(tree, 'usr/bin/busybox')) },
    { name: 'virtio_blk.ko', mode: file, content: await diskDriver(tree) },
    { name: 'init', mode: program, content: await readFile(join(import.meta.dirname, 'init')) },
  ]);
  await writeFile(output, gzipSync(archive, { level: 9 }));
}

async function diskDriver(tree: string): Promise<Buffer> {
  const [found] = globSync('usr/lib/modules/*/kernel/drivers/block/virtio_blk.ko*', { cwd: tree });
  if (found === undefined) throw new VmError('the kernel has no driver virtio_blk');
  return runForBytes('xz', ['--decompress', '--stdout', join(tree, found)]);
}
