/**
 * Prosa's own machines on a cluster of three hosts (tools/cluster/lab), from hosts that know nothing of each other to messages that outlive the loss of
 * machines and hosts: nx run tools:cluster-prosa. Two gateways, an ai, three databases, of the images in dist/vm-images, set up by cluster-init;
 * six machines boot under software emulation, which takes minutes on two cores. People write and read all the time; what they saw is judged at the
 * end. `--only=WORDS`: only faults with these words in their names, `--short`: none; `--upgrade=BUNDLE`: at last all machines are made of another
 * release; `--stay` leaves it to you until Ctrl+C. Needs root.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isClean, kinds } from '../../faults/history/findings.ts';
import { TimedSteps } from '../../vm-images/making/timed-steps.ts';
import { Copies } from '../e2e/watch/copies.ts';
import { faults, leaderOf } from './faults.ts';
import { cluster, ProsaCluster } from './prosa-cluster.ts';

const { values } = parseArgs({
  options: {
    stay: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    upgrade: { type: 'string' },
  },
});
const chosen = values.short ? [] : faults.filter(({ name }) => name.includes(values.only));
const bundle = resolve(import.meta.dirname, '../../../dist/vm-images/vm-export.tar.xz');
const { step, figures } = new TimedSteps();

await using prosa = await step('three hosts', () => ProsaCluster.start(console.log));
for (const host of prosa.lab.hosts.values()) console.log(`${host.name.padEnd(5)}  ${host.prefix().join(' ')} bash -l`);
try {
  await step('cluster-init', () => prosa.init(bundle, console.log));
  const again = await step('cluster-init once more', () => prosa.init(bundle, () => undefined));
  assert.match(again, /nothing changed: all of it was there$/);
  await step(`${prosa.machines.length} machines are healthy`, () => prosa.bootInTurn(console.log));
  const said = await step(`somebody signs up at ${cluster.public.address} and sends`, () => prosa.talk('send'));
  await step('and reads', () => prosa.talk('read', said));
  console.log(`database: ${await leaderOf(prosa)} leads`);
  if (chosen.length > 0 || values.upgrade !== undefined) await sufferAll(said);
  console.log(`\n${figures.join('\n')}`);
} catch (error) {
  console.error(await prosa.account());
  if (!values.stay) throw error;
  console.error(error);
}
// Not before: Ctrl+C ends a boot that takes too long.
if (values.stay) await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);

/** The chosen faults, one after the other, each when all is well again, under load; then what people saw is judged. */
async function sufferAll(said: string): Promise<void> {
  using copies = new Copies(prosa.lab);
  const load = await step('people write and read', () => prosa.load());
  const suffer = async (name: string, strike: () => Promise<unknown>) => {
    load.phase(name);
    await step(name, strike);
    await step('  people write again', () => load.more());
    await step('  all machines are healthy again', () => prosa.healthy(() => undefined));
    await step('  and what was said is read', () => prosa.talk('read', said));
    console.log(`  ${await leaderOf(prosa)} leads`);
  };
  for (const { name, strike } of chosen) await suffer(name, () => strike(prosa, copies));
  const next = values.upgrade;
  if (next !== undefined)
    await suffer('all machines are made of another release', () =>
      copies.duringMoves(() => prosa.upgrade(next, console.log)),
    );
  const judged = await step('everybody has everything', () => load.finish());
  for (const { name, longestGapMs } of judged.phases)
    figures.push(`${name}: nobody could write for ${longestGapMs / 1000} s`);
  const counts = kinds.map((kind) => `${kind} ${judged.findings[kind].length}`).join(', ');
  figures.push(`${judged.acknowledged} acknowledged, ${counts}`);
  for (const [kind, count] of judged.failures) console.log(`  ${count} times ${kind}`);
  assert.ok(isClean(judged.findings), JSON.stringify(judged.findings, undefined, 2));
  assert.deepEqual([...copies.doubles], []);
}
