import assert from 'node:assert/strict';
import { clusterSite } from '../database/cluster-site.ts';
import { handOver, planHandOver } from '../database/hand-over.ts';
import { patroniMembers } from '../database/patroni-view.ts';
import { drainHost, undrainHost } from '../drain/drain-host.ts';
import { clusterView, standsOn } from '../drive/cluster-view.ts';
import type { Copies } from '../e2e/watch/copies.ts';
import { moveMachines, type WantedMove } from '../move/move-machine.ts';
import type { Load } from '../people/start-people.ts';
import { cluster, type ProsaCluster } from './prosa-cluster.ts';
import { seconds, tell } from './tell.ts';
import { fullestHost, holderOfAddress, leaderOf, movableOn } from './who-is-where.ts';

/** The gateway that people are connected to goes to the host that has none. */
export async function moveGateway(prosa: ProsaCluster, copies: Copies): Promise<void> {
  await move(prosa, copies, [await gatewayMove(prosa)]);
}

/** The same, and the ai goes to another host at the same time. */
export async function moveTwo(prosa: ProsaCluster, copies: Copies): Promise<void> {
  const gateway = await gatewayMove(prosa);
  const { resources, hosts } = await clusterView(prosa.shell());
  const ai = resources.find(({ name }) => name.startsWith('ai-'));
  const to = hosts.find(({ name }) => name !== (ai && standsOn(ai)) && name !== gateway.to);
  assert.ok(ai && to, 'there is no ai that could move');
  await move(prosa, copies, [gateway, { machine: ai.name, to: to.name }]);
}

/** The fullest host gives away its machines, and its database's lead; people write while it has none; then it may have machines again. */
export async function drainFullest(prosa: ProsaCluster, copies: Copies, load: Load): Promise<void> {
  const host = await fullestHost(prosa);
  const shell = prosa.shell();
  const machines = movableOn(await clusterView(shell), host);
  assert.ok(machines.length > 0, `${host} has nothing to give away`);
  try {
    const from = performance.now();
    const site = clusterSite(cluster, shell);
    const { restarted } = await copies.duringMoves(() => drainHost(shell, host, tell, { databases: site }));
    tell(`${host} gave away ${machines.join(', ')}: ${seconds(performance.now() - from)}`);
    assert.deepEqual(restarted, []);
    await load.more();
    assert.deepEqual(movableOn(await clusterView(shell), host), [], 'came to a drained host');
  } finally {
    await copies.duringMoves(() => undrainHost(shell, host, tell));
  }
}

/** As before a host is drained. */
export async function giveLeadAway(prosa: ProsaCluster): Promise<void> {
  const site = clusterSite(cluster, prosa.shell());
  const lead = planHandOver(await patroniMembers(site), [await leaderOf(prosa)]);
  if (lead === undefined) throw new Error('Patroni and PostgreSQL do not agree who leads');
  await handOver(site, lead);
}

async function gatewayMove(prosa: ProsaCluster): Promise<WantedMove> {
  const machine = await holderOfAddress(prosa);
  const { resources, hosts } = await clusterView(prosa.shell());
  const taken = resources.filter(({ name }) => name.startsWith('gateway-')).map((gateway) => standsOn(gateway));
  const to = hosts.find(({ name }) => !taken.includes(name));
  assert.ok(to, 'every host has a gateway');
  return { machine, to: to.name };
}

async function move(prosa: ProsaCluster, copies: Copies, moves: readonly WantedMove[]): Promise<void> {
  const from = performance.now();
  const { restarted } = await copies.duringMoves(() => moveMachines(prosa.shell(), moves, tell));
  tell(`moved: ${seconds(performance.now() - from)}`);
  assert.deepEqual(restarted, []);
  for (const { machine, to } of moves) tell(`${machine}: stood still for ${await prosa.downtimeMs(machine, to)} ms`);
}
