import assert from 'node:assert/strict';
import { Random } from '../../faults/random.ts';
import { compareDisks, compareFile } from './compare.ts';
import { resourceName } from './drbd-conf.ts';
import type { Guest } from './guest.ts';
import type { Load, Say } from './load.ts';
import type { Pair } from './pair.ts';
import { blockBytes, type Write } from './writes.ts';

/** How many writes are acknowledged before the primary is killed: at least, and at most. */
const killedAfter = { least: 150, most: 300 } as const;

/** How many more the new primary takes. */
const laterWrites = 60;

/** How slow the cable is with protocol A, milliseconds one way. */
const slowMs = 400;

/**
 * The primary of a replicated disk is killed while it writes; the other one takes over; the killed one comes back. Throws when a write that
 * was acknowledged is not there, or when the disks differ in the end.
 */
export async function failOver(pair: Pair, load: Load, say: Say): Promise<void> {
  const [north, south] = await Promise.all([pair.on(0), pair.on(1)]);
  const versions = await north.run(
    `echo "$(uname -sr), DRBD $(sed -n 's/^version: \\([0-9.]*\\).*/\\1/p' /proc/drbd)"`,
  );
  say(`two guests are up: ${versions}`);
  await firstSync(north, south, say);

  const acknowledged = await writeUntilKilled(pair, north, load);
  say(`north was killed after it had acknowledged ${acknowledged.size} writes`);
  await takeOver(pair, south, say);
  await compareFile(pair, south, load, acknowledged, say);

  const later = load.writes.slice(-laterWrites);
  for (const number of await writeAll(south, later)) acknowledged.add(number);
  const returned = await comeBack(pair, south, say);
  await compareFile(pair, south, load, acknowledged, say);
  await compareDisks(pair, south, returned, say);
}

async function firstSync(north: Guest, south: Guest, say: Say): Promise<void> {
  for (const guest of [north, south]) {
    await guest.run(`drbdadm create-md --force ${resourceName} && drbdadm up ${resourceName}`);
  }
  await north.run(`drbdadm wait-connect ${resourceName}`);
  const began = Date.now();
  await north.run(`drbdadm primary --force ${resourceName}`);
  await bothUpToDate(north, south);
  say('both disks are alike for the first time', Date.now() - began);
  const calm = 'lazy_itable_init=0,lazy_journal_init=0';
  await north.run(`/usr/sbin/mke2fs -q -t ext4 -E ${calm} /dev/drbd0 && mount -t ext4 /dev/drbd0 /data`);
}

/** Waits until both say that both disks are up to date. DRBD's own wait-sync also returns when it has not begun yet. */
async function bothUpToDate(...guests: readonly Guest[]): Promise<void> {
  for (const guest of guests) {
    await guest.run('until grep -q ds:UpToDate/UpToDate /proc/drbd; do sleep 0.2; done');
  }
}

/** Kills a guest in the middle of its writes, and returns the numbers of those that it had acknowledged. */
async function writeUntilKilled(pair: Pair, guest: Guest, load: Load): Promise<Set<number>> {
  const bytes = load.fileBlocks * blockBytes;
  await guest.run(`dd if=/dev/zero of=/data/blocks bs=${bytes} count=1 conv=fsync 2>/dev/null && sync`);
  const limit = new Random(load.seed).between(killedAfter.least, killedAfter.most);
  if (load.protocol === 'A') pair.cable.delayMs = slowMs;
  guest.send('write-blocks');
  for (const { number, block } of load.writes.slice(0, -laterWrites)) guest.send(`${number} ${block}`);
  const acknowledged = new Set<number>();
  for (let line = await guest.hear(); line !== undefined; line = await guest.hear()) {
    const [, number] = /^written (\d+)$/.exec(line) ?? [];
    assert.ok(number !== undefined || line === '', `${guest.name}: ${line}`);
    if (number !== undefined) acknowledged.add(Number(number));
    if (acknowledged.size === limit) guest.cut();
  }
  await guest.off();
  pair.cable.delayMs = 0;
  assert.ok(acknowledged.size >= limit, 'the guest ended before it was killed');
  return acknowledged;
}

async function takeOver(pair: Pair, guest: Guest, say: Say): Promise<void> {
  const began = Date.now();
  // As Pacemaker does: again and again, until DRBD has noticed that the peer is silent, and its handler that it is off.
  await guest.run(`until drbdadm primary ${resourceName} 2>/dev/null; do sleep 0.2; done`);
  say('south is primary', Date.now() - began);
  assert.equal(pair.fenceAnswers.at(-1), 7, 'DRBD did not ask whether the other one is off');
  await guest.run('mount -t ext4 /dev/drbd0 /data');
  say('its file system is mounted', Date.now() - began);
}

/** Has a guest do all of those writes, and returns their numbers. */
async function writeAll(guest: Guest, writes: readonly Write[]): Promise<number[]> {
  const done = guest.run('write-blocks');
  for (const { number, block } of writes) guest.send(`${number} ${block}`);
  guest.send('end');
  return [...(await done).matchAll(/^written (\d+)$/gm)].map(([, number]) => Number(number));
}

async function comeBack(pair: Pair, south: Guest, say: Say): Promise<Guest> {
  const north = await pair.on(0);
  const began = Date.now();
  await north.run(`drbdadm up ${resourceName} && drbdadm wait-connect ${resourceName}`);
  await bothUpToDate(north, south);
  say('north is back and has what it missed', Date.now() - began);
  return north;
}
