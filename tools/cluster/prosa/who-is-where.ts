import { type ClusterView, clusterView, standsOn } from '../drive/cluster-view.ts';
import { cluster, type ProsaCluster } from './prosa-cluster.ts';

/** What PostgreSQL of a machine says of itself. Patroni would have to be asked in Python, which takes an emulated machine many seconds. */
const leads = `runuser -u postgres -- psql -XAtc 'select not pg_is_in_recovery()' | grep -qx t`;

/** The name of the database machine that takes writes, by its own word. Throws when none does. */
export async function leaderOf(prosa: ProsaCluster): Promise<string> {
  for (const { name } of prosa.machines.filter(({ kind }) => kind === 'database'))
    if ((await prosa.inMachine(name, leads))?.code === 0) return name;
  throw new Error('no database leads');
}

/** The host of that machine. */
export async function hostOfLeader(prosa: ProsaCluster): Promise<string> {
  const leader = await leaderOf(prosa);
  return prosa.machines.find(({ name }) => name === leader)?.hosts[0] ?? '';
}

/** The name of the gateway that has the address people use. Throws when none has. */
export async function holderOfAddress(prosa: ProsaCluster): Promise<string> {
  for (const { name } of prosa.machines.filter(({ kind }) => kind === 'gateway')) {
    const outcome = await prosa.inMachine(name, 'ip -brief address');
    if (outcome?.stdout.includes(`${cluster.public.address}/`)) return name;
  }
  throw new Error(`no gateway has ${cluster.public.address}`);
}

/** The machines on a host that can be elsewhere, all but databases. */
export function movableOn({ resources }: ClusterView, host: string): string[] {
  return resources
    .filter((resource) => resource.isMachine && standsOn(resource) === host && !resource.name.startsWith('database-'))
    .map(({ name }) => name);
}

/** The host with the most machines that can be elsewhere; of those with as many, the one whose database leads. */
export async function fullestHost(prosa: ProsaCluster): Promise<string> {
  const view = await clusterView(prosa.shell());
  const leading = await hostOfLeader(prosa);
  const rank = (host: string): number => 2 * movableOn(view, host).length + (host === leading ? 1 : 0);
  const [fullest] = view.hosts.map(({ name }) => name).toSorted((a, b) => rank(b) - rank(a));
  if (fullest === undefined) throw new Error('there are no hosts');
  return fullest;
}
