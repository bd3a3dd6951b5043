import { runLoad } from './generator/run-load.ts';
import type { Population } from './population/population.ts';
import type { Profiles } from './profile/profiles.ts';
import { faultsOf } from './report/faults.ts';
import { cpuBetween } from './report/measured-run.ts';
import type { MeasuredRun } from './report/measured-run.ts';
import { summarize } from './report/report.ts';
import type { WorkloadReport } from './report/report.ts';
import type { CpuSeconds, Servers } from './servers/servers.ts';
import type { Options } from './options.ts';
import { workloads } from './workloads.ts';
import type { WorkloadName } from './workloads.ts';

const DRAIN_SECONDS = 10;

/** Runs one workload on servers that run already. What went wrong stands in the report; it throws only when nothing was measured. */
export async function measureWorkload(
  name: WorkloadName,
  servers: Servers,
  population: Population,
  options: Pick<Options, 'runs' | 'seconds' | 'warmUpSeconds'>,
  generatorCore: number | undefined,
  profiles: Profiles | undefined,
): Promise<WorkloadReport> {
  const { title, plan } = workloads[name];
  const { runs: count, seconds, warmUpSeconds } = options;
  const runs: MeasuredRun[] = [];
  const faults: string[] = [];
  let before: CpuSeconds | undefined;
  let cpu: CpuSeconds | undefined;
  try {
    await runLoad(
      {
        ...plan(population),
        port: servers.gatewayPort,
        runs: count,
        seconds,
        warmUpSeconds,
        drainSeconds: DRAIN_SECONDS,
      },
      generatorCore,
      {
        measuring: () => {
          before = servers.cpuSeconds();
          profiles?.start();
        },
        measured: () => {
          cpu = before && cpuBetween(before, servers.cpuSeconds());
          profiles?.stop(name);
        },
        finished: (load) => {
          if (cpu) runs.push({ load, cpu });
          faults.push(...faultsOf(load).map((fault) => `run ${runs.length}: ${fault}`));
        },
      },
    );
  } catch (error) {
    if (runs.length === 0) throw error;
    faults.push(error instanceof Error ? error.message : String(error));
  }
  return summarize(name, title, runs, faults);
}
