import type { Machine } from '../measure/machine.ts';
import type { ProductName } from '../products/products.ts';
import type { WorkloadName } from '../workloads.ts';
import { coresOf, figures } from './figures.ts';
import type { MeasuredRun } from './measured-run.ts';
import { spread } from './statistics.ts';
import type { Spread } from './statistics.ts';

/** Where and with what it was measured. Names no host, person or path. */
export interface Conditions {
  /** Day, as in 2026-11-21. */
  readonly date: string;
  readonly machine: Machine;
  /** Load average of the last minute after the last run. */
  readonly loadAtEnd: number;
  readonly node: string;
  readonly postgres: string;
  /** Settings of each product's PostgreSQL that decide what an acknowledgement is worth. */
  readonly durability: { readonly fsync: string; readonly synchronous_commit: string };
  /** Whether servers and generator were bound to different cores; else the reason why not. */
  readonly pinned: true | string;
  readonly profiled: boolean;
  /** Runs of each workload and product; in each round every product has its turn. */
  readonly rounds: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** The figures of one workload on one product. */
export interface ResultReport {
  readonly workload: WorkloadName;
  readonly product: ProductName;
  /** By the key of the figure. */
  readonly figures: Readonly<Record<string, Spread>>;
  /** Cores in use, by who used them. */
  readonly cores: Readonly<Record<string, Spread>>;
  readonly runs: readonly MeasuredRun[];
  /** Why the workload does not count; empty when it does. */
  readonly faults: readonly string[];
}

/** All that the benchmark found out. */
export interface Report {
  readonly conditions: Conditions;
  readonly results: readonly ResultReport[];
}

/** Sums up the runs of a workload on a product. */
export function summarize(
  workload: WorkloadName,
  product: ProductName,
  runs: readonly MeasuredRun[],
  faults: readonly string[],
): ResultReport {
  const [first] = runs.map(coresOf);
  const cores = Object.keys(first ?? {}).map((name) => [name, spread(runs.map((run) => coresOf(run)[name]!))] as const);
  return {
    workload,
    product,
    figures: Object.fromEntries(figures[workload].map((f) => [f.key, spread(runs.map((run) => f.of(run)))])),
    cores: Object.fromEntries(cores),
    runs,
    faults,
  };
}
