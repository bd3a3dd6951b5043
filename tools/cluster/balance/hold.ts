import type { Placement } from './placement.ts';
import { placementScore } from './score.ts';

/** Where machines were and what they did at a moment. */
export interface Sample {
  readonly atMs: number;
  readonly placement: Placement;
}

/** That a machine was moved. */
export interface PastMove {
  readonly machine: string;
  readonly atMs: number;
}

/** Whether the score was at the threshold or above the whole time since `holdMs` ago; not when nobody looked then. */
export function hasHeld(samples: readonly Sample[], threshold: number, holdMs: number, nowMs: number): boolean {
  const since = nowMs - holdMs;
  // The last sample before that time tells how it was then.
  const begin = samples.reduce((latest, { atMs }) => (atMs <= since ? Math.max(latest, atMs) : latest), -Infinity);
  const counted = samples.filter(({ atMs }) => atMs >= begin && atMs <= nowMs);
  return (
    begin > -Infinity && counted.length > 0 && counted.every(({ placement }) => placementScore(placement) >= threshold)
  );
}

/** The placement in which machines that were moved less than `holdMs` ago are held. */
export function holdMoved(placement: Placement, moves: readonly PastMove[], holdMs: number, nowMs: number): Placement {
  const recent = new Set(moves.filter(({ atMs }) => nowMs - atMs < holdMs).map(({ machine }) => machine));
  return {
    ...placement,
    machines: placement.machines.map((machine) => ({
      ...machine,
      isHeld: (machine.isHeld ?? false) || recent.has(machine.name),
    })),
  };
}
