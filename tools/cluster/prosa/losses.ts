import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { clusterSite } from '../database/cluster-site.ts';
import { handOver, planHandOver } from '../database/hand-over.ts';
import { patroniMembers } from '../database/patroni-view.ts';
import { clusterView, standsOn } from '../drive/cluster-view.ts';
import { settle } from '../drive/settle.ts';
import type { Copies } from '../e2e/watch/copies.ts';
import { assertFencedFirst } from '../e2e/watch/fenced-first.ts';
import type { Load } from '../people/start-people.ts';
import { cluster, type ProsaCluster } from './prosa-cluster.ts';
import { fullestHost, holderOfAddress, leaderOf, movableOn } from './who-is-where.ts';

/** So long nobody can say whether a host is off; Pacemaker asks its fence device again and again meanwhile. */
const devicePatienceMs = 60_000;

/** Machines that start anew under software emulation, one of them after the other. */
const startLimitMs = 600_000;

/** A machine's QEMU ends at once. */
export function killMachine(copies: Copies, machine: string): void {
  const [copy] = copies.now(machine);
  if (copy === undefined) throw new Error(`${machine} does not run`);
  process.kill(copy.pid, 'SIGKILL');
}

/** As before a host is drained. */
export async function giveLeadAway(prosa: ProsaCluster): Promise<void> {
  const site = clusterSite(cluster, prosa.shell());
  const lead = planHandOver(await patroniMembers(site), [await leaderOf(prosa)]);
  if (lead === undefined) throw new Error('Patroni and PostgreSQL do not agree who leads');
  await handOver(site, lead);
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
  const { lab } = prosa;
  const machines = movableOn(await clusterView(prosa.shell()), victim);
  assert.ok(machines.length > 0, `${victim} has no machine that could start elsewhere`);
  lab.redfish.kill(victim);
  const from = Date.now();
  try {
    await lab.host(victim).off();
    await wait(devicePatienceMs);
    await load.more();
    const { hosts } = await clusterView(prosa.shell());
    assert.equal(hosts.find(({ name }) => name === victim)?.isUnclean, true);
    assert.deepEqual(copies.startedAfter(machines, from), []);
    console.log(
      `    ${victim} without its device for ${((Date.now() - from) / 1000).toFixed(0)} s: nothing of it started`,
    );
  } finally {
    lab.redfish.revive(victim);
  }
  const revivedAt = Date.now();
  await settle(
    prosa.shell(),
    `${machines.join()} run elsewhere`,
    ({ resources }) =>
      resources.every((one) => !machines.includes(one.name) || ![undefined, victim].includes(standsOn(one))),
    startLimitMs,
  );
  console.log(
    `    ${machines.join(', ')} started ${((Date.now() - revivedAt) / 1000).toFixed(0)} s after it came back`,
  );
  assertFencedFirst(lab, copies, victim, machines, from);
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
