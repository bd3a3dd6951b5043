import { ClusterError } from '../cluster-error.ts';
import { machinesOf } from '../config/machines.ts';
import type { Cluster } from '../config/schema.ts';
import type { DatabaseSite } from '../database/database-site.ts';
import { areTogether } from '../database/patroni-view.ts';
import { settleMembers } from '../database/settle-members.ts';
import { drainHost, undrainHost } from '../drain/drain-host.ts';
import { clusterView } from '../drive/cluster-view.ts';
import { type NodeShell, quoted, succeed } from '../drive/node-shell.ts';
import { settle } from '../drive/settle.ts';
import { alarm } from '../move/alarm.ts';
import { machineLacks } from '../status/told.ts';
import { hostOf, restartMachine } from './restart-machine.ts';
import { type HostReleases, hostReleases, imagesFolder, type UpgradedHost, useRelease } from './host-releases.ts';

/** What an upgrade works on. */
export interface UpgradeParts {
  readonly cluster: Cluster;
  /** On any host, for Pacemaker. */
  readonly shell: NodeShell;
  /** All hosts, in the order in which they are upgraded. */
  readonly hosts: readonly UpgradedHost[];
  /** Undefined: the machines keep nothing. */
  readonly databases: DatabaseSite | undefined;
  /** Resolves when a machine says that it is healthy. Throws a ClusterError when it does not in time. */
  readonly healthy: (machine: string, host: string) => Promise<void>;
  /** How long databases may take to be together after one was away, milliseconds. */
  readonly patienceMs: number;
  /** Of two hosts, one may have no machines meanwhile. */
  readonly mayBeAlone?: boolean;
  readonly say: (line: string) => void;
}

interface Step {
  readonly what: string;
  /** The release that its host had before, to which it goes back when the step fails. */
  readonly previous: string;
  /** Does it; `place` is told the host. */
  readonly run: (place: (host: UpgradedHost) => void) => Promise<void>;
  /** Starts what runs of the new release on it again, once the host is back at the old one. */
  readonly goBack: (host: UpgradedHost) => Promise<void>;
}

/**
 * Has all machines made of another release, whose images every host has: one host after the other, its gateways and ai elsewhere meanwhile; then
 * one gateway and ai after the other, which are started again. Stops at the first that is not healthy, and takes that host back to what it had. What
 * is done already is passed over, so that it can be given again. Throws a ClusterError, with nothing changed, when a host has no such images or the
 * cluster is less than promised, or has two hosts and may not be alone. With `isDryRun` the steps are told.
 */
export async function upgradeCluster(parts: UpgradeParts, release: string, isDryRun = false): Promise<void> {
  const { cluster, shell, hosts, say } = parts;
  const lacks = machineLacks(cluster, await clusterView(shell));
  if (lacks.length > 0) throw new ClusterError(['less than promised, so nothing is upgraded:', ...lacks].join('\n'));
  if (hosts.length === 2 && !parts.mayBeAlone) {
    const why = 'two hosts: while one has no machines the other one is alone, and a message on one disk';
    throw new ClusterError(`${why}; --alone upgrades them all the same`);
  }
  const had = new Map<string, HostReleases>();
  for (const host of hosts) had.set(host.name, await hostReleases(host));
  const without = hosts.filter(({ name }) => had.get(name)?.there.includes(release) !== true);
  if (without.length > 0) {
    throw new ClusterError(
      `${without.map(({ name }) => name).join(', ')}: no images of ${release} in ${imagesFolder}/releases; --bundle brings them`,
    );
  }
  const steps = [
    ...hosts.flatMap((host) => hostStep(parts, host, had.get(host.name), release)),
    ...[...had.values()].flatMap((releases) => machineSteps(parts, releases, release)),
  ];
  if (steps.length === 0) say(`all machines are of ${release}`);
  for (const [index, step] of steps.entries()) {
    say(`${index + 1}. ${step.what}`);
    if (!isDryRun) await carryOut(step, say);
  }
}

/** Does a step, or leaves its host as it was before and throws. */
async function carryOut({ previous, run, goBack }: Step, say: (line: string) => void): Promise<void> {
  let host: UpgradedHost | undefined;
  try {
    await run((place) => (host = place));
  } catch (error) {
    if (!(error instanceof ClusterError) || host === undefined) throw error;
    say(`that failed: ${error.message.split('\n')[0]}`);
    say(`${host.name} goes back to ${previous}, and nothing more is upgraded`);
    await useRelease(host, previous);
    await goBack(host);
    throw error;
  }
}

/** What stays on its host is started again by a drain; the rest goes elsewhere, and on as it is. */
function hostStep(parts: UpgradeParts, host: UpgradedHost, had: HostReleases | undefined, release: string): Step[] {
  if (had === undefined) return [];
  const { shell, databases, healthy, patienceMs, mayBeAlone } = parts;
  const { name } = host;
  const bound = [...had.running].filter(([machine]) => isBound(parts, machine));
  const previous = [...had.defined.values(), ...bound.map(([, one]) => one)].find((one) => one !== release);
  if (previous === undefined) return [];
  const again = async (): Promise<void> => {
    await undrainHost(shell, name, parts.say);
    for (const [machine] of bound) await healthy(machine, name);
    if (databases !== undefined) {
      const count = databases.members.length;
      await settleMembers(databases, 'all databases are together', (now) => areTogether(now, count), patienceMs);
    }
  };
  const drained = async (): Promise<void> => {
    const view = await clusterView(shell);
    if (view.hosts.some((one) => one.name === name && !one.isDrained))
      alarm(await drainHost(shell, name, parts.say, { databases, mayBeAlone }));
  };
  return [
    {
      what: `${name}: drain it, make its machines of ${release}, ${bound.length === 0 ? '' : `start ${bound.map(([machine]) => machine).join(', ')}, `}see that all is healthy`,
      previous,
      async run(place) {
        await drained();
        place(host);
        await useRelease(host, release);
        await again();
      },
      // A machine that does not come up keeps no host from being drained: it is stopped at once.
      async goBack() {
        await succeed(shell, `crm_attribute --node ${quoted(name)} --name standby --update on`);
        await settle(shell, `${name} has none of its machines`, ({ resources }) =>
          resources.every(({ name: machine, hosts }) => !isBound(parts, machine) || !hosts.includes(name)),
        );
        await again();
      },
    },
  ];
}

/** Whether a machine stops with its host: a database, and of two hosts each, as the other one has its like. Fence devices are none. */
function isBound({ cluster, hosts }: UpgradeParts, machine: string): boolean {
  const known = machinesOf(cluster).find(({ name }) => name === machine);
  return known !== undefined && (known.kind === 'database' || hosts.length === 2);
}

/** Gateways and ai: each is started again on the host where it is then. */
function machineSteps(parts: UpgradeParts, had: HostReleases, release: string): Step[] {
  const { shell, hosts, healthy } = parts;
  const old = [...had.running].filter(([machine, one]) => !isBound(parts, machine) && one !== release);
  return old.map(([machine, previous]) => ({
    what: `${machine}: start it again of ${release}, see that it is healthy`,
    previous,
    async run(place) {
      const host = await hostOf(shell, machine);
      const known = hosts.find(({ name }) => name === host);
      if (known !== undefined) place(known);
      await restartMachine(shell, machine, host);
      await healthy(machine, host);
    },
    async goBack(host) {
      await restartMachine(shell, machine, host.name);
      await healthy(machine, host.name);
    },
  }));
}
