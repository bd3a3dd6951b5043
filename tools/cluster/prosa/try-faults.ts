import assert from 'node:assert/strict';
import type { TimedSteps } from '../../vm-images/making/timed-steps.ts';
import type { Figures } from '../e2e/figures.ts';
import { Copies } from '../e2e/watch/copies.ts';
import { assertClean, told } from '../people/judged.ts';
import type { Fault } from './faults.ts';
import type { ProsaCluster } from './prosa-cluster.ts';
import { leaderOf } from './who-is-where.ts';

/**
 * Lets faults happen one after the other, each while people write and read, whose history is judged when all is well again; `said` was said before
 * them, and has to be there after each. One that goes wrong is told, and the next one has its turn once all machines are healthy. Throws at the end
 * with all that went wrong. How long nobody could write is a figure of each.
 */
export async function tryFaults(
  prosa: ProsaCluster,
  faults: readonly Fault[],
  said: string,
  steps: TimedSteps,
  measured: Figures,
): Promise<void> {
  const errors: unknown[] = [];
  for (const fault of faults) {
    try {
      await steps.step('all machines are healthy', () => prosa.healthy(() => undefined));
      await tryFault(prosa, fault, said, steps, measured);
    } catch (error) {
      console.error(error, await prosa.account());
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${faults.length} faults went wrong`);
}

async function tryFault(
  prosa: ProsaCluster,
  { name, strike }: Fault,
  said: string,
  { step, figures }: TimedSteps,
  measured: Figures,
): Promise<void> {
  using copies = new Copies(prosa.lab);
  using load = await step('people write and read', () => prosa.load());
  load.phase(name);
  await step(name, () => strike(prosa, copies, load));
  await step('  people write again', () => load.more());
  await step('  all machines are healthy again', () => prosa.healthy(() => undefined));
  await step('  and what was said is read', () => prosa.talk('read', said));
  console.log(`  ${await leaderOf(prosa)} leads`);
  const judged = await step('  everybody has everything', () => load.finish());
  const seen = judged.phases.at(-1);
  assert.equal(seen?.name, name);
  const gapSeconds = seen.longestGapMs / 1000;
  const heard = `a reader heard nothing for ${seen.longestSilenceMs / 1000} s, ${seen.lostStreams} streams lost`;
  const lines = [`${name}: nobody could write for ${gapSeconds} s; ${heard}`, ...told(judged)];
  figures.push(...lines);
  console.log(`\n${lines.join('\n')}`);
  assertClean(judged);
  assert.deepEqual([...copies.doubles], []);
  measured.add({ name: `Prosa's own machines, emulated: ${name}`, services: ['chat'], gapsSeconds: [gapSeconds] });
}
