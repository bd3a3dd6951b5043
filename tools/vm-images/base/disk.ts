import { rm, writeFile } from 'node:fs/promises';
import { run } from '../making/run.ts';
import { epoch, fileSystemId, rootDiskBytes } from './recipe.ts';

/** What the programs of e2fsprogs take for the time at which they run. */
const fixedTime = { SOURCE_DATE_EPOCH: String(epoch), E2FSPROGS_FAKE_TIME: String(epoch) };

/**
 * Puts a root folder into a qcow2 image: a disk that is one ext4 file system, without partitions or boot loader. The
 * same folder always gives the same bytes.
 */
export async function makeDisk(tree: string, output: string): Promise<void> {
  const raw = `${output}.raw`;
  await run(
    'mke2fs',
    [
      '-q',
      ...['-t', 'ext4', '-L', 'prosa-root', '-U', fileSystemId, '-m', '1', '-J', 'size=16'],
      // Written out now (as zeros, which take no space) instead of in each guest while it starts.
      ...['-E', `hash_seed=${fileSystemId},lazy_itable_init=0,lazy_journal_init=0,root_owner=0:0`],
      ...['-d', tree, raw, `${rootDiskBytes / 1024}k`],
    ],
    { env: fixedTime },
  );
  await fixTimes(raw);
  await run('qemu-img', ['convert', '-q', '-f', 'raw', '-O', 'qcow2', raw, output]);
  await rm(raw);
}

/**
 * mke2fs before 1.47.1 copies the times at which each file was last read and changed on this computer. No call can set
 * the second, so both are set in the image. What mke2fs fills has the numbers from the first one on, without gaps.
 */
async function fixTimes(raw: string): Promise<void> {
  const about = await run('dumpe2fs', ['-h', raw]);
  const field = (name: string): number => Number(new RegExp(`^${name}: +(\\d+)$`, 'm').exec(about)?.[1]);
  const first = field('First inode');
  const last = field('Inode count') - field('Free inodes');
  const inodes = [2, ...Array.from({ length: last - first + 1 }, (_, index) => first + index)];
  const commands = `${raw}.debugfs`;
  await writeFile(
    commands,
    inodes
      .flatMap((inode) => ['ctime', 'atime'].map((time) => `set_inode_field <${inode}> ${time} @${epoch}\n`))
      .join(''),
  );
  await run('debugfs', ['-w', '-f', commands, raw], { env: fixedTime });
  await rm(commands);
}
