import type { LoadPlan } from './generator/load-plan.ts';
import { runLoad } from './generator/run-load.ts';
import { cpuBetween } from './measure/process-cpu.ts';
import type { CpuSeconds } from './measure/process-cpu.ts';
import { Floor } from './products/floor.ts';
import type { Product } from './products/product.ts';
import { faultsOf } from './report/faults.ts';
import type { MeasuredRun } from './report/measured-run.ts';
import type { WorkloadPlan } from './workloads.ts';

/** A workload's plan, and what is special about one run. */
export type RunPlan = WorkloadPlan & Partial<Pick<LoadPlan, 'ports' | 'senderPorts' | 'comesBack'>>;

const DRAIN_SECONDS = 10;

/** How long a run is measured, and where. */
export interface RunOptions extends Pick<LoadPlan, 'seconds' | 'warmUpSeconds'> {
  /** Core of the generator; none: wherever. */
  readonly generatorCore?: number;
  /** The servers' CPU time is looked at and nothing else. */
  readonly isCpuOnly?: boolean;
  /** Called when the measured time begins and ends. */
  readonly onMeasuring?: () => void;
  readonly onMeasured?: () => void;
}

/** One run and why it does not count; without a run when nothing was measured. */
export interface Attempt {
  readonly run?: MeasuredRun;
  readonly faults: readonly string[];
}

/** Runs a workload's plan once against a product that runs already. Does not throw for what went wrong with the product. */
export async function measureOnce(product: Product, plan: RunPlan, options: RunOptions): Promise<Attempt> {
  const { driver, ports } = product;
  const { seconds, warmUpSeconds, generatorCore, isCpuOnly = false } = options;
  const memoryBefore = product.memoryBytes();
  const cpuBefore = product.cpuSeconds();
  let before: CpuSeconds | undefined;
  let cpu: CpuSeconds | undefined;
  let memoryGrowthBytes = 0;
  try {
    const load = await runLoad(
      { driver, ports, ...plan, seconds, warmUpSeconds, drainSeconds: DRAIN_SECONDS },
      generatorCore,
      {
        measuring: () => {
          before = product.cpuSeconds();
          options.onMeasuring?.();
        },
        measured: () => {
          cpu = before && cpuBetween(before, product.cpuSeconds());
          memoryGrowthBytes = product.memoryBytes() - memoryBefore;
          options.onMeasured?.();
        },
      },
    );
    const idle = plan.senders.length === 0;
    const openingCpu = before && cpuBetween(cpuBefore, before);
    const faults = faultsOf(load, { idle, isCpuOnly: isCpuOnly || product instanceof Floor });
    return { run: cpu && openingCpu && { load, cpu, openingCpu, memoryGrowthBytes }, faults };
  } catch (error) {
    return { faults: [error instanceof Error ? error.message : String(error)] };
  }
}
