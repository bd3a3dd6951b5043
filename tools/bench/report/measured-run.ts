import type { LoadResult } from '../generator/load-plan.ts';
import type { CpuSeconds } from '../servers/servers.ts';

/** One run of a workload: what the generator saw, and the CPU time of the measured time. */
export interface MeasuredRun {
  readonly load: LoadResult;
  readonly cpu: CpuSeconds;
}

/** CPU time between two readings. */
export function cpuBetween(before: CpuSeconds, after: CpuSeconds): CpuSeconds {
  return {
    gateway: after.gateway - before.gateway,
    persistence: after.persistence - before.persistence,
    postgres: after.postgres - before.postgres,
    machine: after.machine - before.machine,
  };
}

/** CPU seconds of gateway, persistence and PostgreSQL. */
export function serverSeconds({ cpu }: MeasuredRun): number {
  return cpu.gateway + cpu.persistence + cpu.postgres;
}

/** Cores that were busy with anything but the servers and the generator: the neighbours' noise. */
export function otherCores(run: MeasuredRun): number {
  const { load, cpu } = run;
  return Math.max(0, (cpu.machine - serverSeconds(run)) / load.seconds - load.generatorBusy);
}
