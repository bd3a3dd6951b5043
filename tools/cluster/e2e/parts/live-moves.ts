import assert from 'node:assert/strict';
import { clusterView, standsOn } from '../../drive/cluster-view.ts';
import { drainHost, undrainHost } from '../../drain/drain-host.ts';
import { guests } from '../../lab/lab-plan.ts';
import type { WantedMove } from '../../move/move-machine.ts';
import type { Exercise } from '../exercise.ts';
import { Pings } from '../watch/pings.ts';

/** One machine is moved live, a gateway: nobody reboots. */
export async function oneLiveMove(exercise: Exercise): Promise<void> {
  const name = 'live move of one machine';
  const { seconds, pauses } = await measuredMoves(exercise, 1);
  exercise.figures.add({ name, services: [], gapsSeconds: [seconds], limitSeconds: 6 });
  exercise.figures.add({ name: `${name}: its pause`, services: ['chat'], gapsSeconds: pauses, limitSeconds: 0.3 });
}

/** Two machines are moved live at once. */
export async function twoLiveMoves(exercise: Exercise): Promise<void> {
  const name = 'live move of two machines at once';
  const { seconds, pauses } = await measuredMoves(exercise, 2);
  exercise.figures.add({ name, services: [], gapsSeconds: [seconds], limitSeconds: 8 });
  exercise.figures.add({ name: `${name}: their pauses`, services: [], gapsSeconds: pauses, limitSeconds: 0.3 });
}

/** A host with three machines is drained: nobody reboots, nothing is left on it, and nothing comes until it may. */
export async function drain(exercise: Exercise): Promise<void> {
  const host = await exercise.fullHost();
  const machines = await exercise.guestsOn(host);
  const { seconds, pauses } = await measured(exercise, machines, async () => {
    const { restarted } = await exercise.copies.duringMoves(() => drainHost(exercise.shell(), host, () => undefined));
    return restarted;
  });
  exercise.figures.add({
    name: 'host with three machines drained',
    services: [],
    gapsSeconds: [seconds],
    limitSeconds: 15,
  });
  exercise.figures.add({
    name: 'host with three machines drained: the longest pause of one',
    services: ['chat'],
    gapsSeconds: [Math.max(...pauses)],
    limitSeconds: 0.3,
  });
  assert.deepEqual(await exercise.guestsOn(host), []);
  // With one host drained, a second would leave one alone with everything.
  const [other = ''] = [...exercise.lab.hosts.keys()].filter((name) => name !== host);
  await assert.rejects(
    drainHost(exercise.shell(), other, () => undefined),
    /is needed/,
  );
  await exercise.copies.duringMoves(() => undrainHost(exercise.shell(), host, () => undefined));
}

/** Machines that the hosts can take elsewhere as they are: one of a kind each, never to a host with one of the same kind. */
async function possibleMoves(exercise: Exercise, count: number): Promise<WantedMove[]> {
  const { resources, hosts } = await clusterView(exercise.shell());
  const place = new Map(resources.map((resource) => [resource.name, standsOn(resource)]));
  // Gateways first: people are connected to them.
  const byKind = guests.toSorted((a, b) => Number(b.kind === 'gateway') - Number(a.kind === 'gateway'));
  const moves = byKind.flatMap(({ name, kind }) => {
    const taken = guests.filter((guest) => guest.kind === kind).map((guest) => place.get(guest.name));
    const to = hosts.find((host) => !taken.includes(host.name))?.name;
    return to === undefined || !name.endsWith('-1') ? [] : [{ machine: name, to }];
  });
  assert.ok(moves.length >= count);
  return moves.slice(0, count);
}

async function measuredMoves(exercise: Exercise, count: number): ReturnType<typeof measured> {
  const moves = await possibleMoves(exercise, count);
  const machines = moves.map(({ machine }) => machine);
  return measured(exercise, machines, async () => (await exercise.move(moves)).restarted);
}

/** Does it without a reboot, and how long it took, with the longest pause of each machine. Seconds. */
async function measured(
  exercise: Exercise,
  machines: readonly string[],
  work: () => Promise<readonly string[]>,
): Promise<{ seconds: number; pauses: number[] }> {
  await exercise.allWell();
  const before = exercise.currentBoots();
  const addresses = guests.filter(({ name }) => machines.includes(name)).map(({ address }) => address);
  using pings = new Pings(exercise.lab, addresses);
  await pings.answered();
  const from = Date.now();
  assert.deepEqual(await work(), []);
  const seconds = (Date.now() - from) / 1000;
  await exercise.allWell();
  exercise.assertNoReboot(before);
  return { seconds, pauses: addresses.map((address) => pings.longestGapMs(address, from) / 1000) };
}
