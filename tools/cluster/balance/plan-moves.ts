import type { BalancedMachine, Placement } from './placement.ts';
import { type Move, Standing } from './standing.ts';

/** When a move is worth it, and what it may do to its target. */
export interface BalanceRules {
  /** Nothing is moved while the score is below. */
  readonly threshold: number;
  /** What each move has to lower the score by, on average of a plan; above 0, and so every plan ends. */
  readonly margin: number;
  /** Share of a target's cores, memory and network that may be in use after a move to it. */
  readonly fullest: number;
}

/** Moves in their order, and the score before and after them. */
export interface Plan {
  readonly scoreBefore: number;
  readonly scoreAfter: number;
  readonly moves: readonly Move[];
}

/**
 * Which machines to move where, one after the other. A machine moves at most once, straight to where it stays; its target has the
 * memory free at that moment, no machine that it has to be apart from, and is not too full afterwards. The score is lower at the end
 * by the margin for each move, or nothing is moved.
 */
export function planMoves(placement: Placement, rules: BalanceRules): Plan {
  const { score: scoreBefore } = new Standing(placement, rules.fullest);
  const steps = descend(placement, rules, 'again');
  const moves = straighten(placement, rules, steps) ?? descend(placement, rules, 'once');
  return { scoreBefore, scoreAfter: moves.at(-1)?.scoreAfter ?? scoreBefore, moves };
}

/** The placement after moves. */
export function afterMoves(placement: Placement, moves: readonly Pick<Move, 'machine' | 'to'>[]): Placement {
  const targets = new Map(moves.map(({ machine, to }) => [machine, to]));
  return {
    ...placement,
    machines: placement.machines.map((machine) => ({ ...machine, host: targets.get(machine.name) ?? machine.host })),
  };
}

/** Always the move that lowers the score most, until none lowers it by the margin; a machine may go on from where it went, or not. */
function descend(placement: Placement, { threshold, margin, fullest }: BalanceRules, how: 'once' | 'again'): Move[] {
  const standing = new Standing(placement, fullest);
  const movable = new Set(placement.machines.filter(({ isHeld }) => !isHeld));
  const moves: Move[] = [];
  while (standing.score >= threshold) {
    const best = lowest(standing, movable, standing.hosts);
    if (best === undefined || standing.score - best.move.scoreAfter < margin) break;
    standing.do(best.machine, best.move);
    moves.push(best.move);
    if (how === 'once') movable.delete(best.machine);
  }
  return moves;
}

/** The same with one move a machine; undefined when they get into each other's way. */
function straighten(placement: Placement, { fullest }: BalanceRules, steps: readonly Move[]): Move[] | undefined {
  const standing = new Standing(placement, fullest);
  const ends = new Map(steps.map(({ machine, to }) => [machine, to]));
  const waiting = new Set(placement.machines.filter(({ name, host }) => (ends.get(name) ?? host) !== host));
  const moves: Move[] = [];
  while (waiting.size > 0) {
    const possible = [...waiting].map((machine) => lowest(standing, [machine], [ends.get(machine.name) ?? '']));
    const best = possible
      .filter((step) => step !== undefined)
      .reduce<Step | undefined>(
        (one, other) => (one && one.move.scoreAfter <= other.move.scoreAfter ? one : other),
        undefined,
      );
    if (best === undefined) return undefined;
    standing.do(best.machine, best.move);
    moves.push(best.move);
    waiting.delete(best.machine);
  }
  return moves;
}

interface Step {
  readonly machine: BalancedMachine;
  readonly move: Move;
}

/** Of all possible moves the one with the lowest score after it; the first of equal ones. */
function lowest(standing: Standing, machines: Iterable<BalancedMachine>, hosts: Iterable<string>): Step | undefined {
  const targets = [...hosts];
  let best: Step | undefined;
  for (const machine of machines) {
    for (const to of targets) {
      const move = standing.try(machine, to);
      if (move !== undefined && (best === undefined || move.scoreAfter < best.move.scoreAfter))
        best = { machine, move };
    }
  }
  return best;
}
