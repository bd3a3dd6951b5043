import { setTimeout as delay } from 'node:timers/promises';
import { ClusterError } from '../cluster-error.ts';
import { machinesOf } from '../config/machines.ts';
import type { Cluster, ClusterHost } from '../config/schema.ts';
import { leadsToEach, wayTo } from '../drive/host-access.ts';
import { shellBy, succeed } from '../drive/node-shell.ts';
import type { Load } from './placement.ts';
import { loadBetween, readDomstats, type Reading, readHost } from './readings.ts';

/** How a host is asked: gives what {@link question} prints there. Throws when it does not answer. */
export type Ask = (host: ClusterHost) => Promise<string>;

/** What is run on each host; nothing is changed by it. */
export const question =
  'cat /proc/stat /proc/meminfo /proc/net/dev; virsh --quiet --connect qemu:///system domstats --list-running --cpu-total --balloon --interface';

/** A sample as it stands in a file of figures, and the hosts that did not answer. */
export interface Measured {
  readonly sample: {
    readonly at: string;
    readonly hosts: Readonly<Record<string, Load>>;
    readonly machines: Readonly<Record<string, Load & { host: string }>>;
  };
  readonly silent: readonly string[];
}

/** Asks every host twice, some seconds apart, and tells what was done meanwhile. Machines that are none of the cluster's do not count. */
export async function measure(cluster: Cluster, ask: Ask, seconds = 5): Promise<Measured> {
  const known = new Set(machinesOf(cluster).map(({ name }) => name));
  const found = await Promise.all(
    cluster.hosts.map(async (host) => {
      const { name } = host;
      try {
        const [before, began] = [await ask(host), performance.now()];
        await delay(seconds * 1000);
        const [after, ended] = [await ask(host), performance.now()];
        return { name, ...between(before, after, (ended - began) / 1000) };
      } catch {
        return { name };
      }
    }),
  );
  const hosts: Record<string, Load> = {};
  const machines: Record<string, Load & { host: string }> = {};
  for (const answer of found) {
    if (!('load' in answer)) continue;
    hosts[answer.name] = answer.load;
    for (const [machine, load] of answer.machines)
      if (known.has(machine)) machines[machine] = { host: answer.name, ...load };
  }
  return {
    sample: { at: new Date().toISOString(), hosts, machines },
    silent: found.filter((answer) => !('load' in answer)).map(({ name }) => name),
  };
}

/** Asks by the way to each host (drive/host-access.ts). Throws a ClusterError when `via` is a way to one alone. */
export function askVia(via?: string): Ask {
  if (via !== undefined && !leadsToEach(via))
    throw new ClusterError('--via: with --measure it must hold {name} or {address}, which stand for the host');
  return (host) => succeed(shellBy(wayTo(host, via)), question);
}

function between(before: string, after: string, seconds: number): { load: Load; machines: [string, Load][] } {
  const earlier: ReadonlyMap<string, Reading> = readDomstats(before);
  const machines = [...readDomstats(after)].map(([name, reading]): [string, Load] => [
    name,
    loadBetween(earlier.get(name) ?? reading, reading, seconds),
  ]);
  return { load: loadBetween(readHost(before), readHost(after), seconds), machines };
}
