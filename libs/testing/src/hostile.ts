/** Hostile input: how much of it, from which seed, and how it is counted (`npm run hostile`, docs/security.md). */
import { appendFileSync } from 'node:fs';

/** How a property of fast-check is run. */
export interface HostileRuns {
  readonly numRuns: number;
  /** Only in the full form, where one seed repeats all; else fast-check prints its own when something fails. */
  readonly seed?: number;
}

/**
 * Says how often a property is to be tried: `quick` times, or `full` times in the full form, and counts its inputs.
 *
 * @param attack names the row of the table in docs/security.md
 * @param inputsEach how many inputs one try makes
 */
export function hostileRuns(attack: string, quick: number, full: number, inputsEach = 1): HostileRuns {
  const numRuns = isFull() ? full : quick;
  tally(attack, numRuns * inputsEach);
  const seed = process.env['PROSA_HOSTILE_SEED'];
  return seed === undefined ? { numRuns } : { numRuns, seed: Number(seed) };
}

/** Whether this is the full form. */
export function isFull(): boolean {
  return process.env['PROSA_HOSTILE'] === 'full';
}

/** Counts inputs of an attack, where somebody counts. */
export function tally(attack: string, inputs: number): void {
  const file = process.env['PROSA_HOSTILE_TALLY'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ attack, inputs })}\n`);
}
