import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { measureOnce } from '../measure-workload.ts';
import { Population } from '../population/population.ts';
import { Prosa } from '../products/prosa.ts';
import type { Places } from '../products/products.ts';
import { planOf, workloads } from '../workloads.ts';
import { HoldingsProbe } from './holdings.ts';
import type { Holding } from './leaks.ts';

/** How long, and where. */
export interface SoakOptions extends Pick<Places, 'data' | 'dist'> {
  readonly minutes: number;
  readonly people: number;
  readonly serverCore?: number;
  readonly generatorCore?: number;
}

/** What a soak saw. */
export interface SoakResult {
  readonly holdings: readonly Holding[];
  /** Streams that were opened and closed, and messages that were acknowledged and delivered, in all. */
  readonly streams: number;
  readonly acknowledged: number;
  readonly deliveries: number;
  /** Why a cycle does not count, and warnings that a service wrote; empty when all is well. */
  readonly faults: readonly string[];
}

/** Load of a cycle; then all connections are closed and what is still held is looked at. */
const CYCLE_SECONDS = 45;
const SETTLE_MS = 4_000;

/**
 * Everybody connects, a hundred messages a second are sent, everybody goes, again and again: after each cycle the services have
 * to hold what they held after the one before.
 */
export async function soak(options: SoakOptions, say: (line: string) => void): Promise<SoakResult> {
  const { data, dist, minutes, people, serverCore, generatorCore } = options;
  const prosa = await Prosa.start({ folder: join(data, `run-${process.pid}-soak`), dist, inspectable: true });
  try {
    const population = await Population.of(prosa, people);
    const plan = planOf(workloads.W1d, await population.rooms(workloads.W1d.rooms));
    if (serverCore !== undefined) prosa.pin(serverCore);
    const probes = await probesOf(prosa);
    const totals = { streams: 0, acknowledged: 0, deliveries: 0 };
    const holdings: Holding[] = [];
    const faults: string[] = [];
    const startedAt = performance.now();
    const minute = (): number => Number(((performance.now() - startedAt) / 60_000).toFixed(2));
    while (minute() < minutes) {
      const attempt = await measureOnce(prosa, plan, { seconds: CYCLE_SECONDS, warmUpSeconds: 1, generatorCore });
      faults.push(...attempt.faults.map((fault) => `minute ${minute()}: ${fault}`));
      totals.streams += attempt.run?.load.subscribers ?? 0;
      totals.acknowledged += attempt.run?.load.acknowledged ?? 0;
      totals.deliveries += attempt.run?.load.deliveries ?? 0;
      await delay(SETTLE_MS);
      const values = Object.assign(
        {},
        ...(await Promise.all(probes.map((probe) => probe.read()))),
      ) as Holding['values'];
      holdings.push({ minute: minute(), values });
      say(`minute ${minute()}: ${JSON.stringify(values)}`);
    }
    for (const probe of probes) probe.close();
    faults.push(...prosa.lastLines.filter((line) => line.includes('MaxListenersExceededWarning')));
    return { holdings, ...totals, faults };
  } finally {
    await prosa.close();
  }
}

function probesOf(prosa: Prosa): Promise<HoldingsProbe[]> {
  const { inspectorPorts, pids } = prosa;
  return Promise.all(
    Object.entries(inspectorPorts).map(([kind, port]) => HoldingsProbe.connect(kind, pids[`${kind} 1`]!, port)),
  );
}
