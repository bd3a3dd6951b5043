import { machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import { unprotected } from '../config/unprotected.ts';
import { voteName } from '../generate/certificates.ts';
import type { DatabaseState } from '../database/database-state.ts';
import { type ClusterView, type HostView, type ResourceView, standsOn } from '../drive/cluster-view.ts';
import type { QuorumView } from '../drive/quorum-view.ts';
import { databaseLacks, databasesTold } from './databases-told.ts';

/** How all of a cluster stands. */
export interface ClusterState {
  readonly view: ClusterView;
  /** Undefined: hosts decide without a third vote. */
  readonly quorum?: QuorumView;
  readonly databases: DatabaseState;
}

/** One screen: hosts with what is on them, databases, what is missing, what failed, what nothing protects from. */
export function told(cluster: Cluster, state: ClusterState, now: Date): string[] {
  const { view, quorum, databases } = state;
  const lacks = lacksOf(cluster, state, now);
  return [
    `${cluster.name}: ${lacks.length === 0 ? 'all as promised' : 'less than promised'}`,
    ...cluster.hosts.map(({ name }) => {
      const host = view.hosts.find((one) => one.name === name);
      const there = view.resources.filter(({ hosts }) => hosts.includes(name));
      return `  ${name.padEnd(12)} ${hostWord(host).padEnd(10)} ${there.map(resourceWord).join(', ')}`.trimEnd();
    }),
    ...(quorum === undefined ? [] : [voteTold(cluster, quorum)]),
    ...titled('Databases', databasesTold(databases, now)),
    ...section('Missing', lacks),
    ...section('Failed', view.failures),
    ...section('Not protected', [...risks(view), ...unprotected(cluster)]),
  ];
}

/** What is less than the file promises, a line each; none when all is as promised. */
export function lacksOf(cluster: Cluster, { view, quorum, databases }: ClusterState, now: Date): string[] {
  return [
    ...machineLacks(cluster, view),
    ...(quorum === undefined ? [] : voteLacks(cluster, quorum)),
    ...databaseLacks(databases, cluster.backup, now),
  ];
}

function voteLacks({ hosts, vote }: Cluster, quorum: QuorumView): string[] {
  const unheard = quorum.hosts.filter((number) => !quorum.voted.includes(number));
  const names = unheard.map((number) => hosts[number - 1]?.name ?? `host ${number}`);
  return names.length === 0 ? [] : [`the third vote (${vote?.address}) does not answer ${names.join(', ')}`];
}

function voteTold({ vote }: Cluster, { votes, needed, hosts, voted }: QuorumView): string {
  const word = voted.length === hosts.length ? 'there' : 'away';
  return `  ${voteName.padEnd(12)} ${word.padEnd(10)} ${vote?.address}; ${votes} votes, ${needed} needed`;
}

/** As {@link lacksOf}, of hosts and machines alone. */
export function machineLacks(cluster: Cluster, view: ClusterView): string[] {
  return [
    ...(view.hasQuorum ? [] : ['no majority of hosts: nothing is started or moved']),
    ...cluster.hosts.filter(({ name }) => !isUsable(view, name)).map(({ name }) => `${name} takes no machines`),
    ...missingMachines(cluster, view).map((name) => `${name} does not run`),
  ];
}

function missingMachines(cluster: Cluster, view: ClusterView): string[] {
  const running = new Set(
    view.resources.filter((resource) => standsOn(resource) !== undefined).map(({ name }) => name),
  );
  return machinesOf(cluster)
    .map(({ name }) => name)
    .filter((name) => !running.has(name));
}

function isUsable(view: ClusterView, host: string): boolean {
  return view.hosts.some(({ name, isOnline, isDrained }) => name === host && isOnline && !isDrained);
}

/** What the next failure would do now, though the file would stand it. */
function risks({ hosts }: ClusterView): string[] {
  const online = hosts.filter(({ isOnline }) => isOnline).length;
  const canLose = online - (Math.floor(hosts.length / 2) + 1);
  return hosts.length > 2 && canLose < 1
    ? [`one more host that dies takes the majority: ${online} of ${hosts.length} are there`]
    : [];
}

function hostWord(host: HostView | undefined): string {
  if (host === undefined) return 'unknown';
  if (host.isUnclean) return 'to fence';
  if (!host.isOnline) return 'away';
  return host.isDrained ? 'drained' : 'there';
}

function resourceWord(resource: ResourceView): string {
  const { name, isFailed, pending } = resource;
  return `${name}${isFailed ? ' (failed)' : pending === undefined ? '' : ` (${pending.toLowerCase()})`}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return titled(
    title,
    lines.map((line) => `- ${line}`),
  );
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines.map((line) => `  ${line}`)];
}
