import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { type GuestPlan, guests } from '../../lab/lab-plan.ts';
import type { Exercise } from '../exercise.ts';
import { Pings } from '../watch/pings.ts';

/** Longer than Pacemaker takes to look after a machine again. */
const watchedMs = 15_000;

/** The QEMU of a machine is killed: Pacemaker sees it when it looks next, and starts the machine anew. No host is fenced for it. */
export async function machineKilled(exercise: Exercise): Promise<void> {
  await exercise.allWell();
  const { name } = gateway();
  const [copy] = exercise.copies.now(name);
  assert.ok(copy);
  const from = Date.now();
  process.kill(copy.pid, 'SIGKILL');
  const served = await exercise.served([name], from);
  exercise.figures.add({
    name: 'QEMU of a machine killed: it answers again',
    part: 'ai',
    services: ['ai'],
    gapsSeconds: [(served - from) / 1000],
    limitSeconds: 25,
  });
  assert.equal(exercise.fencedAfter(from).length, 0);
  exercise.assertNothingTwice();
  await exercise.allWell();
}

/** libvirtd of a host is killed: its machines go on as if nothing had been. */
export async function libvirtdKilled(exercise: Exercise): Promise<void> {
  await exercise.allWell();
  const { name, address } = gateway();
  const before = exercise.currentBoots();
  const [copy] = exercise.copies.now(name);
  assert.ok(copy);
  using pings = new Pings(exercise.lab, [address]);
  await pings.answered();
  const from = Date.now();
  // The daemon alone: in a lab its machines' processes belong to the same unit.
  const kill = ['systemctl', 'kill', '--kill-whom=main', '--signal=KILL', 'libvirtd.service'];
  await exercise.lab.host(copy.host).succeed(kill);
  await wait(watchedMs);
  await exercise.allWell();
  exercise.assertNoReboot(before);
  assert.equal(exercise.fencedAfter(from).length, 0);
  exercise.figures.add({
    name: 'libvirtd killed',
    services: [],
    gapsSeconds: [pings.longestGapMs(address, from) / 1000],
  });
}

/** A machine that people are connected to. */
function gateway(): GuestPlan {
  const found = guests.find(({ kind }) => kind === 'gateway');
  assert.ok(found);
  return found;
}
