import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ClusterError } from '../cluster-error.ts';
import { machinesOf } from '../config/machines.ts';
import { pathName } from '../config/mistake.ts';
import { hostReserveMiB } from '../config/room.ts';
import type { Cluster } from '../config/schema.ts';
import type { PastMove, Sample } from './hold.ts';
import { type BalancedMachine, type Load, type Placement, total } from './placement.ts';

const number = z.number('must be a number').min(0, 'must be 0 or more');
const load = { cpus: number, memoryMiB: number, networkBytesPerSecond: number };
const time = z.iso.datetime('must be a time, such as 2026-01-31T12:00:00Z').transform((text) => Date.parse(text));

/** What was measured, as a file of JSON. */
const figuresSchema = z.strictObject({
  samples: z
    .array(
      z.strictObject({
        at: time,
        /** What a host does in all, its machines with it. A host that is not here is off or drained. */
        hosts: z.record(z.string(), z.strictObject(load)),
        /** A machine that is not here does not run. */
        machines: z.record(z.string(), z.strictObject({ host: z.string('must be the name of a host'), ...load })),
      }),
    )
    .min(1, 'must have at least one sample'),
  /** Moves that were made. */
  moves: z.array(z.strictObject({ at: time, machine: z.string('must be the name of a machine') })).default([]),
});

/** Measured loads over time, and what was moved meanwhile. */
export interface Figures {
  /** The earliest first. */
  readonly samples: readonly Sample[];
  readonly moves: readonly PastMove[];
}

/** Reads figures of a cluster from the disk. Throws a ClusterError with a line a mistake. */
export function readFigures(path: string, cluster: Cluster): Figures {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ClusterError(`${path}: ${(error as Error).message}`);
  }
  const result = figuresSchema.safeParse(json);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${path}: ${pathName(issue.path)}: ${issue.message}`);
    throw new ClusterError(lines.join('\n'));
  }
  const { samples, moves } = result.data;
  return {
    samples: samples
      .map(({ at, hosts, machines }, index) => {
        const placement = placementOf(cluster, hosts, machines, (what) => {
          throw new ClusterError(`${path}: samples[${index}]: ${what}`);
        });
        return { atMs: at, placement };
      })
      .sort((a, b) => a.atMs - b.atMs),
    moves: moves.map(({ at, machine }) => ({ atMs: at, machine })),
  };
}

function placementOf(
  cluster: Cluster,
  hostLoads: Readonly<Record<string, Load>>,
  machineLoads: Readonly<Record<string, Load & { host: string }>>,
  refuse: (what: string) => never,
): Placement {
  const known = machinesOf(cluster);
  const strangers = [
    ...Object.keys(hostLoads).filter((name) => !cluster.hosts.some((host) => host.name === name)),
    ...Object.keys(machineLoads).filter((name) => !known.some((machine) => machine.name === name)),
  ];
  if (strangers.length > 0) refuse(`${strangers[0]} is neither a host nor a machine of ${cluster.name}`);
  const machines = known.flatMap(({ name, kind, cpus, memoryMiB, hosts }): BalancedMachine[] => {
    const measured = machineLoads[name];
    if (measured === undefined) return [];
    const { host, ...own } = measured;
    if (hostLoads[host] === undefined) refuse(`${name} runs on ${host}, of which there are no figures`);
    return [{ name, host, cpus, memoryMiB, load: own, apart: kind, hosts }];
  });
  const hosts = cluster.hosts.flatMap(({ name, cpus, memoryMiB, networkMbps }) => {
    const all = hostLoads[name];
    if (all === undefined) return [];
    const theirs = total(machines.filter(({ host }) => host === name).map((machine) => machine.load));
    const capacity = { cpus, memoryMiB, networkBytesPerSecond: networkMbps * 125_000 };
    return [{ name, cpus, memoryMiB, reserveMiB: hostReserveMiB, capacity, own: difference(all, theirs) }];
  });
  return { hosts, machines };
}

/** What is left of a host's load without that of its machines; they are not measured in the same moment. */
function difference(all: Load, part: Load): Load {
  return {
    cpus: Math.max(0, all.cpus - part.cpus),
    memoryMiB: Math.max(0, all.memoryMiB - part.memoryMiB),
    networkBytesPerSecond: Math.max(0, all.networkBytesPerSecond - part.networkBytesPerSecond),
  };
}
