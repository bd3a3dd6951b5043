import type { WorkloadName } from '../workloads.ts';
import { otherCores, serverSeconds } from './measured-run.ts';
import type { MeasuredRun } from './measured-run.ts';

/** Something that is read from each run. */
export interface Figure {
  /** Name in the JSON report, with its unit. */
  readonly key: string;
  /** Name for people. */
  readonly label: string;
  readonly unit: string;
  /** What is to be reached on two cores; a rate at least, anything else at most. */
  readonly reach?: number;
  /** Read from a clock: means little when the machine did much else. */
  readonly wall?: boolean;
  of(run: MeasuredRun): number;
}

const NOT_MEASURED = NaN;

const cpuPerDelivery = (reach?: number): Figure => ({
  key: 'cpuPerDeliveryUs',
  label: 'server CPU a delivery',
  unit: 'µs',
  reach,
  of: (run) => (serverSeconds(run) * 1e6) / run.load.deliveries,
});

const cpuPerSend = (reach?: number): Figure => ({
  key: 'cpuPerSendUs',
  label: 'server CPU a send',
  unit: 'µs',
  reach,
  of: (run) => (serverSeconds(run) * 1e6) / run.load.acknowledged,
});

const deliveriesPerSecond: Figure = {
  key: 'deliveriesPerSecond',
  label: 'deliveries',
  unit: '/s',
  wall: true,
  of: ({ load }) => load.deliveries / load.seconds,
};

const acknowledgedPerSecond: Figure = {
  key: 'acknowledgedPerSecond',
  label: 'durable acknowledgements',
  unit: '/s',
  wall: true,
  of: ({ load }) => load.acknowledged / load.seconds,
};

const acknowledgedPerGatewayCore: Figure = {
  key: 'acknowledgedPerGatewayCpuSecond',
  label: 'durable acknowledgements a second of gateway CPU',
  unit: '',
  reach: 15_000,
  of: ({ load, cpu }) => load.acknowledged / (cpu.parts['gateway'] ?? NOT_MEASURED),
};

const memoryPerConnection: Figure = {
  key: 'memoryPerConnectionKiB',
  label: 'memory a connection',
  unit: 'KiB',
  reach: 14,
  of: ({ load, memoryGrowthBytes }) => memoryGrowthBytes / 1024 / load.subscribers,
};

const readyPerSecond: Figure = {
  key: 'readyPerSecond',
  label: 'connections that became live',
  unit: '/s',
  wall: true,
  of: ({ load }) => load.subscribers / load.readySeconds,
};

function latency(of: 'acknowledgement' | 'delivery', rank: 'p50' | 'p99', reach?: number): Figure {
  return {
    key: `${of}${rank === 'p50' ? 'P50' : 'P99'}Ms`,
    label: `${of}, ${rank}`,
    unit: 'ms',
    wall: true,
    reach,
    of: ({ load }) => load[of]?.[rank] ?? NOT_MEASURED,
  };
}

/** What each workload is run for; those with a figure to reach first. */
export const figures: Readonly<Record<WorkloadName, readonly Figure[]>> = {
  W3: [memoryPerConnection, readyPerSecond],
  W1b: [
    cpuPerDelivery(4),
    deliveriesPerSecond,
    latency('acknowledgement', 'p50'),
    latency('delivery', 'p50'),
    latency('delivery', 'p99'),
  ],
  W1c: [cpuPerSend(400), acknowledgedPerSecond, latency('acknowledgement', 'p50'), latency('acknowledgement', 'p99')],
  W1a: [
    cpuPerDelivery(17),
    deliveriesPerSecond,
    cpuPerSend(),
    latency('acknowledgement', 'p50'),
    latency('acknowledgement', 'p99'),
  ],
  W1d: [
    latency('acknowledgement', 'p50', 1.5),
    latency('acknowledgement', 'p99', 6),
    latency('delivery', 'p50'),
    latency('delivery', 'p99'),
    cpuPerDelivery(),
    cpuPerSend(),
  ],
  W1e: [
    acknowledgedPerGatewayCore,
    acknowledgedPerSecond,
    cpuPerSend(),
    latency('acknowledgement', 'p50'),
    latency('acknowledgement', 'p99'),
  ],
  W2: [
    cpuPerDelivery(11.5),
    latency('delivery', 'p50'),
    latency('delivery', 'p99', 25),
    latency('acknowledgement', 'p50'),
    latency('acknowledgement', 'p99'),
  ],
  Q1: [cpuPerDelivery(), cpuPerSend()],
  Q2: [cpuPerDelivery()],
};

/** Cores that each part of a product used, then the generator and the neighbours. */
export function coresOf(run: MeasuredRun): Record<string, number> {
  const parts = Object.entries(run.cpu.parts).map(([name, seconds]) => [name, seconds / run.load.seconds] as const);
  return { ...Object.fromEntries(parts), generator: run.load.generatorBusy, 'anything else': otherCores(run) };
}
