import { globSync } from 'node:fs';
import { lstat, lutimes, mkdir, opendir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cleared, epoch } from './recipe.ts';

/**
 * Takes out of a root folder what belongs to this build or this computer, and sets every time to the epoch where it is
 * newer: what is left depends on Debian's packages only.
 */
export async function clear(tree: string): Promise<void> {
  for (const path of globSync(cleared, { cwd: tree })) await rm(join(tree, path), { recursive: true, force: true });
  // There and empty: systemd makes one at the first boot and does not take that for a system without configuration.
  await writeFile(join(tree, 'etc/machine-id'), '');
  await writeFile(join(tree, 'etc/hostname'), 'prosa\n');
  await writeFile(join(tree, 'etc/hosts'), '127.0.0.1 localhost\n::1 localhost\n');
  await writeFile(join(tree, 'etc/resolv.conf'), '');
  await writeFile(join(tree, 'etc/fstab'), '');
  for (const unit of unwanted) await rm(join(tree, 'etc/systemd/system', unit), { force: true });
  // dpkg and apt want these folders.
  for (const folder of ['var/cache/apt/archives/partial', 'var/lib/apt/lists/partial', 'var/log/apt']) {
    await mkdir(join(tree, folder), { recursive: true });
  }
}

/** Started by Debian, of no use here: no shell over the network, no timers that look for updates where no network is. */
const unwanted = [
  'multi-user.target.wants/ssh.service',
  'sshd.service',
  'sockets.target.wants/ssh.socket',
  'ssh.service.requires/sshd-keygen.service',
  'timers.target.wants/apt-daily.timer',
  'timers.target.wants/apt-daily-upgrade.timer',
  'timers.target.wants/dpkg-db-backup.timer',
  'timers.target.wants/e2scrub_all.timer',
  'multi-user.target.wants/e2scrub_reap.service',
];

/** Gives every file below a folder the epoch as its time where its own is newer. */
export async function clampTimes(tree: string): Promise<void> {
  for await (const entry of await opendir(tree, { recursive: true })) {
    await clampTime(join(entry.parentPath, entry.name));
  }
  await clampTime(tree);
}

async function clampTime(path: string): Promise<void> {
  const { mtimeMs } = await lstat(path);
  const time = Math.min(Math.floor(mtimeMs / 1000), epoch);
  await lutimes(path, time, time);
}
