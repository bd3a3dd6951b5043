import assert from 'node:assert/strict';
import { isClean, kinds } from '../../faults/history/findings.ts';
import type { TimedSteps } from '../../vm-images/making/timed-steps.ts';
import { Copies } from '../e2e/watch/copies.ts';
import { type Fault, leaderOf } from './faults.ts';
import type { ProsaCluster } from './prosa-cluster.ts';

/**
 * Lets faults happen one after the other, each while people write and read, whose history is judged when all is well again; `said` was said before
 * them, and has to be there after each. One that goes wrong is told, and the next one has its turn once all machines are healthy. Throws at the end
 * with all that went wrong.
 */
export async function tryFaults(
  prosa: ProsaCluster,
  faults: readonly Fault[],
  said: string,
  steps: TimedSteps,
): Promise<void> {
  const errors: unknown[] = [];
  for (const fault of faults) {
    try {
      await steps.step('all machines are healthy', () => prosa.healthy(() => undefined));
      await tryFault(prosa, fault, said, steps);
    } catch (error) {
      console.error(error, await prosa.account());
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${faults.length} faults went wrong`);
}

async function tryFault(prosa: ProsaCluster, { name, strike }: Fault, said: string, { step, figures }: TimedSteps) {
  using copies = new Copies(prosa.lab);
  using load = await step('people write and read', () => prosa.load());
  load.phase(name);
  await step(name, () => strike(prosa, copies, load));
  await step('  people write again', () => load.more());
  await step('  all machines are healthy again', () => prosa.healthy(() => undefined));
  await step('  and what was said is read', () => prosa.talk('read', said));
  console.log(`  ${await leaderOf(prosa)} leads`);
  const { phases, acknowledged, findings, failures } = await step('  everybody has everything', () => load.finish());
  for (const [kind, count] of failures) console.log(`  ${count} times ${kind}`);
  const gap = `nobody could write for ${(phases.at(-1)?.longestGapMs ?? 0) / 1000} s`;
  const counts = kinds.map((kind) => `${kind} ${findings[kind].length}`).join(', ');
  figures.push(`${name}: ${gap}; ${acknowledged} acknowledged, ${counts}`);
  console.log(`\n${figures.at(-1)}`);
  assert.ok(isClean(findings), JSON.stringify(findings, undefined, 2));
  assert.deepEqual([...copies.doubles], []);
}
