import type { LoadResult } from '../generator/load-plan.ts';
import type { CpuSeconds } from '../measure/process-cpu.ts';

/** One run of a workload: what the generator saw, and the CPU time of the measured time. */
export interface MeasuredRun {
  readonly load: LoadResult;
  readonly cpu: CpuSeconds;
  /** CPU time from before anybody connected to the begin of the measured time: connections and warm-up. */
  readonly openingCpu: CpuSeconds;
  /** Memory of the servers at the end of the measured time, less what they had before anybody connected. */
  readonly memoryGrowthBytes: number;
}

/** CPU seconds of all parts of the product, the database among them. */
export function serverSeconds({ cpu }: Pick<MeasuredRun, 'cpu'>): number {
  return Object.values(cpu.parts).reduce((sum, seconds) => sum + seconds, 0);
}

/** Cores that were busy with anything but the servers and the generator: the neighbours' noise. */
export function otherCores(run: MeasuredRun): number {
  const { load, cpu } = run;
  return Math.max(0, (cpu.machine - serverSeconds(run)) / load.seconds - load.generatorBusy);
}
