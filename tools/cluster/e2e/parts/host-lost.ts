import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { clusterView } from '../../drive/cluster-view.ts';
import type { LabHost } from '../../lab/hosts/lab-host.ts';
import { cluster } from '../../lab/lab-plan.ts';
import type { Exercise } from '../exercise.ts';
import type { Figure } from '../figures.ts';
import { assertFencedFirst, withoutDevice } from '../watch/fencing.ts';
import { Pings } from '../watch/pings.ts';

/** What can happen to a host. */
export const losses = {
  killed: {
    lose: (host: LabHost) => host.off(),
    figure: {
      name: 'host killed with three machines on it: its machines answer again',
      part: 'host',
      services: ['ai'],
      limitSeconds: 25,
    },
  },
  frozen: {
    lose: async (host: LabHost) => host.freeze(),
    figure: { name: 'host frozen', services: ['chat', 'history', 'ai'], limitSeconds: 25 },
  },
  'cut off': {
    lose: (host: LabHost) => host.cable(false),
    figure: { name: 'host cut off', services: ['chat', 'history', 'ai'], limitSeconds: 25 },
  },
} as const satisfies Record<string, { lose: (host: LabHost) => Promise<void>; figure: Omit<Figure, 'gapsSeconds'> }>;

/** A host with three machines and the public address is lost: it is fenced, then they start elsewhere, then it comes back. */
export async function hostLost(exercise: Exercise, how: keyof typeof losses): Promise<void> {
  const { lose, figure } = losses[how];
  const { lab, copies } = exercise;
  const victim = await exercise.fullHost();
  const lost = await exercise.guestsOn(victim);
  using pings = new Pings(lab, [cluster.public.address]);
  await pings.answered();
  const from = Date.now();
  await lose(lab.host(victim));
  const served = await exercise.served(lost, from);
  exercise.figures.add({ ...figure, gapsSeconds: [(served - from) / 1000] });
  const fencedAt = assertFencedFirst({ lab, copies, victim, machines: lost }, from);
  exercise.figures.add({
    name: `${figure.name}: until it was fenced`,
    services: [],
    gapsSeconds: [(fencedAt - from) / 1000],
  });
  const pause = pings.longestGapMs(cluster.public.address, from) / 1000;
  exercise.figures.add({ name: `${figure.name}: the public address silent`, services: [], gapsSeconds: [pause] });
  exercise.assertNothingTwice();
  await exercise.allWell();
}

/** A host and its fence device die together: nothing of it starts, however long, until the device answers. */
export async function hostAndDeviceLost(exercise: Exercise, patienceMs: number): Promise<void> {
  const { lab, copies } = exercise;
  const victim = await exercise.fullHost();
  const loss = { lab, copies, victim, machines: await exercise.guestsOn(victim) };
  const shell = () => exercise.shell(victim);
  const { lostAt, revivedAt } = await withoutDevice(loss, shell, () => wait(patienceMs));
  const served = await exercise.served(loss.machines, lostAt);
  assertFencedFirst(loss, lostAt);
  exercise.figures.add({
    name: `host and its fence device dead for ${patienceMs / 1000} s: from the device's return until its machines answer`,
    services: [],
    gapsSeconds: [(served - revivedAt) / 1000],
  });
  exercise.assertNothingTwice();
  await exercise.allWell();
}

/** Two hosts of three die: the third starts nothing and fences nobody; with one back, everything comes again. */
export async function quorumLost(exercise: Exercise, patienceMs: number): Promise<void> {
  const { lab } = exercise;
  const first = await exercise.fullHost();
  const [second = '', third = ''] = [...lab.hosts.keys()].filter((name) => name !== first);
  const lost = [...(await exercise.guestsOn(first)), ...(await exercise.guestsOn(second))];
  const kept = await exercise.guestsOn(third);
  const boots = exercise.currentBoots();
  const from = Date.now();
  await Promise.all([lab.host(first).off(), lab.host(second).off()]);
  await wait(patienceMs);
  assert.equal((await clusterView(exercise.shell(first, second))).hasQuorum, false);
  assert.deepEqual(exercise.copies.startedAfter(lost, from), []);
  assert.deepEqual(exercise.fencedAfter(from), []);
  for (const name of kept) assert.equal(exercise.boots.last(name)?.boot, boots.get(name)?.boot, `${name} went on`);
  const back = Date.now();
  await lab.host(second).on();
  const served = await exercise.served(lost, from);
  for (const { startedAt } of exercise.copies.startedAfter(lost, from)) assert.ok(startedAt > back);
  exercise.figures.add({
    name: `two of three hosts dead for ${patienceMs / 1000} s: from switching one on until all machines answer`,
    services: [],
    gapsSeconds: [(served - back) / 1000],
  });
  exercise.assertNothingTwice();
  await exercise.allWell();
}
