import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resourceName } from './drbd-conf.ts';
import type { Guest } from './guest.ts';
import type { Load, Say } from './load.ts';
import { type Pair, sides } from './pair.ts';
import { blockBytes, checksums, differingBlocks, wrongBlocks } from './writes.ts';

/** Reads the file as the guest has it, past its memory, and throws when it is not as what was acknowledged wants it. */
export async function compareFile(
  pair: Pair,
  guest: Guest,
  { writes, bytes, fileBlocks }: Load,
  acknowledged: ReadonlySet<number>,
  say: Say,
): Promise<void> {
  const at = bytes.length / blockBytes;
  await guest.run('echo 3 >/proc/sys/vm/drop_caches');
  await guest.run(`dd if=/data/blocks of=/dev/vdb bs=${blockBytes} seek=${at} conv=notrunc,fsync 2>/dev/null`);
  const found = readFileSync(pair.exchangeOf(guest.name)).subarray(bytes.length);
  const wrong = wrongBlocks(writes, acknowledged, checksums(bytes), checksums(found));
  assert.equal(found.length, fileBlocks * blockBytes);
  assert.equal(wrong.length, 0, `${wrong.length} blocks are wrong on ${guest.name}\n${wrong.slice(0, 10).join('\n')}`);
  say(`all of ${acknowledged.size} acknowledged writes are on ${guest.name} (${fileBlocks} blocks compared)`);
}

/**
 * Ends the replication, switches both off, and throws when the file system is not in order or the disks themselves differ, but for DRBD's notes
 * at their end, which are each disk's own.
 */
export async function compareDisks(pair: Pair, south: Guest, north: Guest, say: Say): Promise<void> {
  const length = Number(await south.run('umount /data && blockdev --getsize64 /dev/drbd0'));
  await south.run('e2fsck -fn /dev/drbd0');
  await south.run(`drbdadm secondary ${resourceName} && drbdadm down ${resourceName}`);
  await north.run(`drbdadm down ${resourceName}`);
  await Promise.all([north.end(), south.end()]);
  const [one, other] = sides.map(({ name }) => readFileSync(pair.diskOf(name)).subarray(0, length));
  assert.ok(one && other && length > 0);
  const differing = differingBlocks(one, other);
  assert.equal(differing.length, 0, `the disks differ in ${differing.length} blocks, first in ${differing[0]}`);
  const sum = createHash('sha256').update(one).digest('hex');
  say(`both disks are the same in all of ${one.length / blockBytes} blocks, sha256 ${sum}`);
}
