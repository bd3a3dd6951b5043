import type { Cluster } from '../config/schema.ts';
import type { Figures } from './figures.ts';
import { hasHeld, holdMoved } from './hold.ts';
import { type Plan, planMoves } from './plan-moves.ts';

/** What is to be done about a load, and why nothing is when there is nothing. */
export interface Decision extends Plan {
  /** Why no machine is moved; undefined when one is. */
  readonly stays: 'even' | 'not for long enough' | 'no move is worth it' | undefined;
}

/** Decides by the newest figures, at the moment when they were taken. Takes at least one sample. */
export function decide(cluster: Cluster, { samples, moves }: Figures): Decision {
  const { threshold, margin, fullest, holdSeconds } = cluster.balance;
  const newest = samples.at(-1);
  if (newest === undefined) throw new Error('no samples');
  const holdMs = holdSeconds * 1000;
  const placement = holdMoved(newest.placement, moves, holdMs, newest.atMs);
  const plan = planMoves(placement, { threshold, margin, fullest });
  const still = (stays: Decision['stays']): Decision => ({ ...plan, scoreAfter: plan.scoreBefore, moves: [], stays });
  if (plan.scoreBefore < threshold) return still('even');
  if (!hasHeld(samples, threshold, holdMs, newest.atMs)) return still('not for long enough');
  return plan.moves.length === 0 ? still('no move is worth it') : { ...plan, stays: undefined };
}
