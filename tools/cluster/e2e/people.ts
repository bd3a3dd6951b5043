import assert from 'node:assert/strict';
import { isClean, kinds } from '../../faults/history/findings.ts';
import type { ClusterLab } from '../lab/cluster-lab.ts';
import { guests, outside, portBehind, ports } from '../lab/lab-plan.ts';
import { startStackInside } from '../people/start-stack.ts';
import type { Load } from '../people/start-people.ts';
import type { Figures } from './figures.ts';

/** A gateway behind each guest of one, and where people reach them: through the guests. */
export async function gatewaysBehind(lab: ClusterLab): Promise<AsyncDisposable & { readonly urls: readonly string[] }> {
  const ways = guests.filter(({ kind }) => kind === 'gateway');
  const plan = { service: 'gateway', address: outside.machines, ports: ways.map(portBehind) } as const;
  const stack = await startStackInside(lab.network.inside, plan);
  return {
    urls: ways.map(({ address }) => `http://${address}:${ports.people}`),
    [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
  };
}

/** Lets the people come to an end, and judges what they saw; what it was like for them in each phase is a figure. */
export async function judge(load: Load, figures: Figures): Promise<void> {
  const { acknowledged, findings, phases, failures } = await load.finish();
  for (const { name, longestWaitMs, longestSilenceMs, lostStreams } of phases) {
    console.log(`    ${name}: ${lostStreams} streams lost`);
    const seen = `people, ${name}`;
    figures.add({ name: `${seen}: one could not write`, services: ['chat'], gapsSeconds: [longestWaitMs / 1000] });
    figures.add({ name: `${seen}: one heard nothing`, services: [], gapsSeconds: [longestSilenceMs / 1000] });
  }
  for (const [kind, count] of failures) console.log(`    ${count} times ${kind}`);
  console.log(
    `    ${acknowledged} acknowledged, ${kinds.map((kind) => `${kind} ${findings[kind].length}`).join(', ')}`,
  );
  assert.ok(isClean(findings), JSON.stringify(findings, undefined, 2));
}
