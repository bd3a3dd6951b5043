import type { ResultReport } from '../report/report.ts';
import type { WorkloadName } from '../workloads.ts';

/** What a quick run looks at. */
export const quickWorkloads: readonly WorkloadName[] = ['Q1', 'W1e', 'Q2'];

/** How often as dear as the floor Prosa is, by what is done. */
export type Ratios = Readonly<Record<string, number>>;

/** What a quick run is compared with. */
export interface Baseline {
  /** Of a run on a quiet machine. */
  readonly ratios: Ratios;
  /** How many times as dear a run may be before it fails. */
  readonly tolerance: number;
}

const looks: Readonly<Record<string, { workload: WorkloadName; figure: string }>> = {
  'a delivery, rooms of 50 (Q1)': { workload: 'Q1', figure: 'cpuPerDeliveryUs' },
  'a send without deliveries (W1e)': { workload: 'W1e', figure: 'cpuPerSendUs' },
  'a delivery, a room of 1,000 (Q2)': { workload: 'Q2', figure: 'cpuPerDeliveryUs' },
};

/**
 * CPU time of Prosa in relation to that of the floor, which had its turns in between on the same core. Both at their best:
 * noise only ever adds. Throws when one is missing.
 */
export function ratiosOf(results: readonly ResultReport[]): Ratios {
  return Object.fromEntries(
    Object.entries(looks).map(([name, { workload, figure }]) => {
      const best = (product: string): number => {
        const found = results.find((result) => result.workload === workload && result.product === product);
        const lowest = found?.figures[figure]?.lowest ?? NaN;
        if (!Number.isFinite(lowest)) throw new Error(`there is no figure of ${product} for ${name}`);
        return lowest;
      };
      return [name, best('prosa') / best('floor')];
    }),
  );
}

/** What became dearer than the baseline allows, in words; empty when nothing did. */
export function regressions(ratios: Ratios, { ratios: stored, tolerance }: Baseline): string[] {
  return Object.entries(stored).flatMap(([name, before]) => {
    const now = ratios[name];
    if (now === undefined) return [`${name}: was not measured`];
    if (now <= before * tolerance) return [];
    return [`${name}: ${now.toFixed(2)} times the floor, stored are ${before.toFixed(2)} and ${tolerance} times that`];
  });
}
