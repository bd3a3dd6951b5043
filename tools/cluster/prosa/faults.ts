import { clusterSite } from '../database/cluster-site.ts';
import { handOver, planHandOver } from '../database/hand-over.ts';
import { patroniMembers } from '../database/patroni-view.ts';
import { standsOn, clusterView } from '../drive/cluster-view.ts';
import type { Copies } from '../e2e/watch/copies.ts';
import { moveMachines } from '../move/move-machine.ts';
import type { Load } from '../people/start-people.ts';
import { cluster, type ProsaCluster } from './prosa-cluster.ts';

/** Something that happens to a cluster while people write. */
export interface Fault {
  readonly name: string;
  /** Lets it happen; resolves when it has. */
  readonly strike: (prosa: ProsaCluster, copies: Copies, load: Load) => Promise<void>;
}

/** From the harmless to the worst; after each of them the cluster heals by itself. */
export const faults: readonly Fault[] = [
  { name: 'a gateway moves to another host while it runs', strike: moveGateway },
  {
    name: 'the gateway with the address that people use is killed',
    strike: async (prosa, copies) => killMachine(copies, await holderOfAddress(prosa)),
  },
  { name: 'the lead of the database is handed over', strike: giveLeadAway },
  { name: 'PostgreSQL of the database that leads is killed', strike: killPostgres },
  {
    name: 'the machine of the database that leads is killed',
    strike: async (prosa, copies) => killMachine(copies, await leaderOf(prosa)),
  },
  {
    name: 'the host of the database that leads is cut off',
    strike: async (prosa) => prosa.lab.host(await hostOfLeader(prosa)).cable(false),
  },
  {
    name: 'the host of the database that leads is frozen',
    strike: async (prosa) => prosa.lab.host(await hostOfLeader(prosa)).freeze(),
  },
  {
    name: 'the host of the database that leads loses its power',
    strike: async (prosa) => prosa.lab.host(await hostOfLeader(prosa)).off(),
  },
  { name: 'two of three hosts lose their power, and get it back', strike: loseQuorum },
];

/** What PostgreSQL of a machine says of itself. Patroni would have to be asked in Python, which takes an emulated machine many seconds. */
const leads = `runuser -u postgres -- psql -XAtc 'select not pg_is_in_recovery()' | grep -qx t`;

/** The name of the database machine that takes writes, by its own word. Throws when none does. */
export async function leaderOf(prosa: ProsaCluster): Promise<string> {
  for (const { name } of prosa.machines.filter(({ kind }) => kind === 'database'))
    if ((await prosa.inMachine(name, leads))?.code === 0) return name;
  throw new Error('no database leads');
}

async function hostOfLeader(prosa: ProsaCluster): Promise<string> {
  const leader = await leaderOf(prosa);
  return prosa.machines.find(({ name }) => name === leader)?.hosts[0] ?? '';
}

async function holderOfAddress(prosa: ProsaCluster): Promise<string> {
  for (const { name } of prosa.machines.filter(({ kind }) => kind === 'gateway')) {
    const outcome = await prosa.inMachine(name, 'ip -brief address');
    if (outcome?.stdout.includes(`${cluster.public.address}/`)) return name;
  }
  throw new Error(`no gateway has ${cluster.public.address}`);
}

function killMachine(copies: Copies, machine: string): void {
  const [copy] = copies.now(machine);
  if (copy === undefined) throw new Error(`${machine} does not run`);
  process.kill(copy.pid, 'SIGKILL');
}

/** The first gateway goes to the host that has none. */
async function moveGateway(prosa: ProsaCluster, copies: Copies): Promise<void> {
  const shell = prosa.shell();
  const { resources, hosts } = await clusterView(shell);
  const gateways = resources.filter(({ name }) => name.startsWith('gateway-'));
  const taken = gateways.map((gateway) => standsOn(gateway));
  const to = hosts.find(({ name }) => !taken.includes(name))?.name ?? '';
  const moves = [{ machine: gateways[0]?.name ?? '', to }];
  const { restarted } = await copies.duringMoves(() => moveMachines(shell, moves, () => undefined));
  if (restarted.length > 0) throw new Error(`${restarted.join()} was restarted`);
}

/** As before a host is drained. */
async function giveLeadAway(prosa: ProsaCluster): Promise<void> {
  const site = clusterSite(cluster, prosa.shell());
  const lead = planHandOver(await patroniMembers(site), [await leaderOf(prosa)]);
  if (lead === undefined) throw new Error('Patroni and PostgreSQL do not agree who leads');
  await handOver(site, lead);
}

async function killPostgres(prosa: ProsaCluster): Promise<void> {
  const leader = await leaderOf(prosa);
  const outcome = await prosa.inMachine(leader, 'kill -KILL "$(head -n 1 /data/postgresql/17/postmaster.pid)"');
  if (outcome?.code !== 0) throw new Error(`kill: ${outcome?.stderr ?? 'nobody answers'}`);
}

/** The host that is left has the gateway with the address that people use; whoever is there reads, and is told that nothing can be written. */
async function loseQuorum(prosa: ProsaCluster, _copies: Copies, load: Load): Promise<void> {
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
