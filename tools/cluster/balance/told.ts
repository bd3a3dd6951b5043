import type { Cluster } from '../config/schema.ts';
import type { Decision } from './decide.ts';

/** A decision in words, a line a move. */
export function told(cluster: Cluster, { scoreBefore, scoreAfter, moves, stays }: Decision): string[] {
  const { threshold, margin, holdSeconds } = cluster.balance;
  const score = `The score is ${scoreBefore.toFixed(3)}`;
  if (stays === 'even') return [`${score}, below the threshold of ${threshold}: nothing is moved.`];
  if (stays === 'not for long enough') {
    return [`${score}, but was not above the threshold of ${threshold} for ${holdSeconds} s: nothing is moved yet.`];
  }
  if (stays !== undefined) return [`${score}, but no move that may be made lowers it by ${margin}: nothing is moved.`];
  return [
    `${score}; after ${moves.length === 1 ? '1 move' : `${moves.length} moves`} it would be ${scoreAfter.toFixed(3)}:`,
    ...moves.map(({ machine, from, to, toAfter, scoreAfter: after }) => {
      const { cpuLoad, memoryLoad, networkLoad } = toAfter;
      const use = `cores ${percent(cpuLoad)}, memory ${percent(memoryLoad)}, network ${percent(networkLoad)}`;
      return `  ${machine}: ${from} to ${to}, score ${after.toFixed(3)}; ${to} would then use ${use}`;
    }),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
