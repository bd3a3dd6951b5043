import { type BalancedHost, type BalancedMachine, type Placement, total } from './placement.ts';

/** How full a host is, each as a share of what it has. */
export interface Fullness {
  /** Of its memory, what no machine may take. */
  readonly freeMemory: number;
  /** Virtual for each real core; more than 1 is usual. */
  readonly virtualCpus: number;
  /** What is done at the moment, of what could be. */
  readonly cpuLoad: number;
  readonly memoryLoad: number;
  readonly networkLoad: number;
}

/** How full a host is with these machines on it. */
export function fullness(host: BalancedHost, machines: readonly BalancedMachine[]): Fullness {
  const load = total([host.own, ...machines.map((machine) => machine.load)]);
  return {
    freeMemory: freeMiB(host, machines) / host.memoryMiB,
    virtualCpus: machines.reduce((sum, { cpus }) => sum + cpus, 0) / host.cpus,
    cpuLoad: load.cpus / host.capacity.cpus,
    memoryLoad: load.memoryMiB / host.capacity.memoryMiB,
    networkLoad: load.networkBytesPerSecond / host.capacity.networkBytesPerSecond,
  };
}

/** Memory of the host that is not promised to anybody. */
export function freeMiB(host: BalancedHost, machines: readonly BalancedMachine[]): number {
  return machines.reduce((left, { memoryMiB }) => left - memoryMiB, host.memoryMiB - host.reserveMiB);
}

/**
 * How uneven hosts are: the standard deviation over all hosts of each share, added up. 0 is even. This is the score of Ganeti's
 * hbal(1) for machines without disks of their own: its free memory and virtual CPUs, each counted twice with half a weight, and its
 * three dynamic loads with weight 1.
 */
export function scoreOf(hosts: readonly Fullness[]): number {
  return (
    deviation(hosts.map(({ freeMemory }) => freeMemory)) +
    deviation(hosts.map(({ virtualCpus }) => virtualCpus)) +
    deviation(hosts.map(({ cpuLoad }) => cpuLoad)) +
    deviation(hosts.map(({ memoryLoad }) => memoryLoad)) +
    deviation(hosts.map(({ networkLoad }) => networkLoad))
  );
}

/** The score of a placement as it is. */
export function placementScore({ hosts, machines }: Placement): number {
  return scoreOf(
    hosts.map((host) =>
      fullness(
        host,
        machines.filter((machine) => machine.host === host.name),
      ),
    ),
  );
}

/** Of all of them, not of a sample. */
function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}
