import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cpio, type CpioEntry } from '../../vm-images/base/cpio.ts';
import { run } from '../../vm-images/making/run.ts';
import { driverEntries } from '../lab/guests/drivers.ts';

/** Drivers of network and disk, and DRBD with what it needs, in the order in which they are loaded; Linux has the rest built in. */
const drivers = [
  'net/core/failover',
  'drivers/net/net_failover',
  'drivers/net/virtio_net',
  'drivers/block/virtio_blk',
  'lib/libcrc32c',
  'lib/lru_cache',
  'drivers/block/drbd/drbd',
];

/** Debian's own programs in a guest; busybox does the rest. drbdadm hands over to that of DRBD 8.4, which is the one in Linux. */
const programs = [
  'usr/sbin/drbdadm',
  'usr/sbin/drbdmeta',
  'usr/sbin/drbdsetup',
  'usr/lib/drbd/drbdadm-84',
  'usr/lib/drbd/drbdsetup-84',
  'usr/sbin/e2fsck',
  'usr/sbin/mke2fs',
];

/** Folders of a guest, besides those of its programs, each after the one that it is in. */
const folders = [
  'dev',
  'proc',
  'sys',
  'modules',
  'etc',
  'data',
  'var',
  'var/lib',
  'var/lib/drbd',
  'var/run',
  'var/lock',
];

/** Debian's shortcuts: everything is below /usr. */
const shortcuts = { bin: 'usr/bin', sbin: 'usr/sbin', lib: 'usr/lib', lib64: 'usr/lib64', run: 'var/run' };

/**
 * Makes the initrd that is all a guest has, some megabytes, out of a root folder: busybox, DRBD, ext4's tools, what they link to, our
 * scripts. `drbdConf` is its `/etc/drbd.conf`.
 */
export async function makeGuestInitrd(root: string, drbdConf: string, output: string): Promise<void> {
  const files = ['usr/bin/busybox', ...programs, ...(await libraries(root))];
  const places = [...new Set(files.flatMap((file) => foldersOf(file)))].sort();
  const script = (name: string, source: string): CpioEntry => ({
    name,
    mode: 0o100755,
    content: readFileSync(join(import.meta.dirname, source)),
  });
  const archive = cpio([
    ...[...folders, ...places].map((name) => ({ name, mode: 0o40755 })),
    ...Object.entries(shortcuts).map(([name, to]) => ({ name, mode: 0o120777, content: Buffer.from(to) })),
    ...files.map((name) => ({ name, mode: 0o100755, content: readFileSync(join(root, name)) })),
    { name: 'etc/mke2fs.conf', mode: 0o100644, content: readFileSync(join(root, 'etc/mke2fs.conf')) },
    { name: 'etc/drbd.conf', mode: 0o100644, content: Buffer.from(drbdConf) },
    ...(await driverEntries(root, drivers)),
    script('init', 'guest-init.sh'),
    script('usr/bin/write-blocks', 'write-blocks.sh'),
    script('usr/bin/fence-peer', 'fence-peer.sh'),
  ]);
  writeFileSync(output, gzipSync(archive, { level: 1 }));
}

/** What the programs are linked to, below /usr; ldd of the root says so. */
async function libraries(root: string): Promise<string[]> {
  const told = await run('chroot', [root, 'ldd', ...programs.map((program) => `/${program}`)]);
  return [...new Set([...told.matchAll(/(\/\S+) \(0x/g)].map(([, path = '']) => path.replace(/^\/lib/, 'usr/lib')))];
}

function foldersOf(file: string): string[] {
  const above = dirname(file);
  return above === '.' ? [] : [...foldersOf(above), above];
}
