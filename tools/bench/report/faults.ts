import type { LoadResult } from '../generator/load-plan.ts';

/** Above this share of its core the generator measures itself, not the servers. */
export const MAX_GENERATOR_BUSY = 0.85;

/** What is special about a run. */
export interface Kind {
  /** Nobody was to send anything. */
  readonly idle?: boolean;
  /** The servers' CPU time is looked at and nothing else, so that a generator which is busy takes nothing from it: the yardstick, one message at a time. */
  readonly isCpuOnly?: boolean;
}

/** Why a run does not count; empty when it does. */
export function faultsOf(load: LoadResult, { idle = false, isCpuOnly = false }: Kind = {}): string[] {
  const faults: string[] = [];
  if (load.generatorBusy > MAX_GENERATOR_BUSY && !isCpuOnly) {
    faults.push(`the generator was ${Math.round(load.generatorBusy * 100)} % busy`);
  }
  if (load.failed > 0) faults.push(`${load.failed} sends failed (${load.firstFailure ?? 'not acknowledged in time'})`);
  if (load.lost > 0) faults.push(`${load.lost} deliveries were lost`);
  if (load.doubled > 0) faults.push(`${load.doubled} deliveries came twice`);
  if (load.reordered > 0) faults.push(`${load.reordered} deliveries came out of order`);
  if (load.acknowledged === 0 && !idle) faults.push('nothing was acknowledged');
  return faults;
}
