import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { clusterView, standsOn } from '../drive/cluster-view.ts';
import type { Copies } from '../e2e/watch/copies.ts';
import { assertFencedFirst, withoutDevice } from '../e2e/watch/fencing.ts';
import type { Load } from '../people/start-people.ts';
import type { ProsaCluster } from './prosa-cluster.ts';
import { seconds, tell } from './tell.ts';
import { fullestHost, holderOfAddress, leaderOf, movableOn } from './who-is-where.ts';

/** So long nobody can say whether a host is off; Pacemaker asks its fence device again and again meanwhile. */
const devicePatienceMs = 60_000;

/** Two cores have three databases to emulate meanwhile. */
const startLimitMs = 300_000;

/** A machine's QEMU ends at once. */
export function killMachine(copies: Copies, machine: string): void {
  const [copy] = copies.now(machine);
  if (copy === undefined) throw new Error(`${machine} does not run`);
  process.kill(copy.pid, 'SIGKILL');
}

/** PostgreSQL of the leader, all of it, ends at once; Patroni does not. */
export async function killPostgres(prosa: ProsaCluster): Promise<void> {
  const leader = await leaderOf(prosa);
  const outcome = await prosa.inMachine(leader, 'kill -KILL "$(head -n 1 /data/postgresql/17/postmaster.pid)"');
  if (outcome?.code !== 0) throw new Error(`kill: ${outcome?.stderr ?? 'nobody answers'}`);
}

/**
 * The fullest host and its fence device have no power: people go on, and nothing of it starts anywhere, as nobody knows that it is off. Then the
 * device answers again, and its machines start elsewhere.
 */
export async function loseHostAndDevice(prosa: ProsaCluster, copies: Copies, load: Load): Promise<void> {
  const victim = await fullestHost(prosa);
  const loss = { lab: prosa.lab, copies, victim, machines: movableOn(await clusterView(prosa.shell()), victim) };
  assert.ok(loss.machines.length > 0, `${victim} has no machine that could start elsewhere`);
  const shell = () => prosa.shell();
  const { lostAt, revivedAt } = await withoutDevice(loss, shell, async () => {
    await wait(devicePatienceMs);
    await load.more();
  });
  tell(`${victim} without its device for ${seconds(revivedAt - lostAt)}: nothing of it started`);
  await copies.started(loss.machines, lostAt, startLimitMs);
  tell(`${loss.machines.join(', ')} started ${seconds(Date.now() - revivedAt)} after it came back`);
  assertFencedFirst(loss, lostAt);
}

/** The host that is left has the gateway with the address that people use; whoever is there reads, and is told that nothing can be written. */
export async function loseQuorum(prosa: ProsaCluster, _copies: Copies, load: Load): Promise<void> {
  const holder = await holderOfAddress(prosa);
  const { resources } = await clusterView(prosa.shell());
  const stands = resources.find(({ name }) => name === holder);
  const kept = stands && standsOn(stands);
  const lost = [...prosa.lab.hosts.values()].filter(({ name }) => name !== kept);
  await Promise.all(lost.map((host) => host.off()));
  try {
    await load.read();
    await load.refused('nothing can be written');
    await load.read();
  } finally {
    for (const host of lost) await host.on();
  }
}
