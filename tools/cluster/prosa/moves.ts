import assert from 'node:assert/strict';
import { clusterSite } from '../database/cluster-site.ts';
import { drainHost, undrainHost } from '../drain/drain-host.ts';
import { clusterView, standsOn } from '../drive/cluster-view.ts';
import type { Copies } from '../e2e/watch/copies.ts';
import { moveMachines, type WantedMove } from '../move/move-machine.ts';
import type { Load } from '../people/start-people.ts';
import { cluster, type ProsaCluster } from './prosa-cluster.ts';
import { fullestHost, holderOfAddress, movableOn } from './who-is-where.ts';

/** The gateway that people are connected to goes to the host that has none. */
export async function moveGateway(prosa: ProsaCluster, copies: Copies): Promise<void> {
  await move(prosa, copies, [await gatewayMove(prosa)]);
}

/** The same, and the ai goes to another host at the same time. */
export async function moveTwo(prosa: ProsaCluster, copies: Copies): Promise<void> {
  const gateway = await gatewayMove(prosa);
  const { resources, hosts } = await clusterView(prosa.shell());
  const ai = resources.find(({ name }) => name.startsWith('ai-'));
  const here = ai && standsOn(ai);
  const to = hosts.map(({ name }) => name).find((name) => name !== here && name !== gateway.to);
  await move(prosa, copies, [gateway, { machine: ai?.name ?? '', to: to ?? '' }]);
}

/** The fullest host gives away its machines, and its database's lead; people write while it has none; then it may have machines again. */
export async function drainFullest(prosa: ProsaCluster, copies: Copies, load: Load): Promise<void> {
  const host = await fullestHost(prosa);
  const shell = prosa.shell();
  const site = clusterSite(cluster, shell);
  const machines = movableOn(await clusterView(shell), host);
  assert.ok(machines.length > 0, `${host} has nothing to give away`);
  const { restarted } = await timed(`${host} gives away ${machines.join(', ')}`, () =>
    copies.duringMoves(() => drainHost(shell, host, tell, false, site)),
  );
  assert.deepEqual(restarted, []);
  assert.deepEqual(movableOn(await clusterView(shell), host), []);
  await load.more();
  await copies.duringMoves(() => undrainHost(shell, host, tell));
}

async function gatewayMove(prosa: ProsaCluster): Promise<WantedMove> {
  const machine = await holderOfAddress(prosa);
  const { resources, hosts } = await clusterView(prosa.shell());
  const taken = resources.filter(({ name }) => name.startsWith('gateway-')).map((gateway) => standsOn(gateway));
  return { machine, to: hosts.find(({ name }) => !taken.includes(name))?.name ?? '' };
}

async function move(prosa: ProsaCluster, copies: Copies, moves: readonly WantedMove[]): Promise<void> {
  const { restarted } = await timed('moved', () => copies.duringMoves(() => moveMachines(prosa.shell(), moves, tell)));
  assert.deepEqual(restarted, []);
  for (const { machine, to } of moves) tell(`${machine}: stood still for ${await prosa.downtimeMs(machine, to)} ms`);
}

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const from = performance.now();
  const result = await work();
  tell(`${what}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  return result;
}

function tell(line: string): void {
  console.log(`    ${line}`);
}
