import type { Machine } from '../measure/machine.ts';
import type { WorkloadName } from '../workloads.ts';
import { coreFigures, figures } from './figures.ts';
import type { Figure } from './figures.ts';
import type { MeasuredRun } from './measured-run.ts';
import { spread } from './statistics.ts';
import type { Spread } from './statistics.ts';

/** Where and with what it was measured. Names no host, person or path. */
export interface Conditions {
  /** Day, as in 2026-11-21. */
  readonly date: string;
  readonly machine: Machine;
  readonly node: string;
  readonly postgres: string;
  /** Settings of PostgreSQL that decide what an acknowledgement is worth. */
  readonly durability: { readonly fsync: string; readonly synchronous_commit: string };
  /** Whether servers and generator were bound to different cores; else the reason why not. */
  readonly pinned: true | string;
  readonly profiled: boolean;
  readonly runs: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** The figures of one workload. */
export interface WorkloadReport {
  readonly name: WorkloadName;
  readonly title: string;
  /** By the key of the figure. */
  readonly figures: Readonly<Record<string, Spread>>;
  readonly cores: Readonly<Record<string, Spread>>;
  readonly runs: readonly MeasuredRun[];
  /** Why the workload does not count; empty when it does. */
  readonly faults: readonly string[];
}

/** All that the benchmark found out. */
export interface Report {
  readonly conditions: Conditions;
  readonly workloads: readonly WorkloadReport[];
}

/** Sums up the runs of a workload. */
export function summarize(
  name: WorkloadName,
  title: string,
  runs: readonly MeasuredRun[],
  faults: readonly string[],
): WorkloadReport {
  const over = (list: readonly Figure[]): Record<string, Spread> =>
    Object.fromEntries(list.map((figure) => [figure.key, spread(runs.map((run) => figure.of(run)))]));
  return { name, title, figures: over(figures[name]), cores: over(coreFigures), runs, faults };
}
