/**
 * Prosa's own machines on a cluster of three hosts (tools/cluster/lab), from hosts that know nothing of each other to a message that outlives one of
 * them: nx run tools:cluster-prosa. Two gateways, two ai, three databases, of the images in dist/vm-images, set up by cluster-init; seven machines
 * boot under software emulation, which takes many minutes on two cores. `--stay` leaves it to you until Ctrl+C. Needs root.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cluster, ProsaCluster } from './prosa-cluster.ts';
import { isClean, kinds } from '../../faults/history/findings.ts';
import { hostOfPrimaryDies, leaderOf } from './host-dies.ts';
import { TimedSteps } from '../../vm-images/making/timed-steps.ts';

const { values } = parseArgs({
  options: { stay: { type: 'boolean', default: false }, short: { type: 'boolean', default: false } },
});
const bundle = resolve(import.meta.dirname, '../../../dist/vm-images/vm-export.tar.xz');
const { step, figures } = new TimedSteps();

await using prosa = await step('three hosts', () => ProsaCluster.start(console.log));
for (const host of prosa.lab.hosts.values()) console.log(`${host.name.padEnd(5)}  ${host.prefix().join(' ')} bash -l`);
try {
  await step('cluster-init', () => prosa.init(bundle, console.log));
  const again = await step('cluster-init once more', () => prosa.init(bundle, () => undefined));
  assert.match(again, /nothing changed: all of it was there$/);
  await step(`${prosa.machines.length} machines are healthy`, () => prosa.healthy(console.log));
  const said = await step(`somebody signs up at ${cluster.public.address} and sends`, () => prosa.talk('send'));
  await step('and reads', () => prosa.talk('read', said));
  console.log(`database: ${await leaderOf(prosa)} leads`);
  if (!values.short) {
    const load = await step('people write and read', () => prosa.load(500));
    await step('the host of the database that leads dies, and the message is read', () =>
      hostOfPrimaryDies(prosa, said),
    );
    const judged = await step('everybody has everything', () => load.finish());
    const counts = kinds.map((kind) => `${kind} ${judged.findings[kind].length}`).join(', ');
    figures.push(`${judged.acknowledged} acknowledged, ${counts}; longest without one ${judged.longestGapMs / 1000} s`);
    for (const [kind, count] of judged.failures) console.log(`  ${count} times ${kind}`);
    assert.ok(isClean(judged.findings), JSON.stringify(judged.findings, undefined, 2));
  }
  console.log(`\n${figures.join('\n')}`);
} catch (error) {
  console.error(await prosa.account());
  if (!values.stay) throw error;
  console.error(error);
}
// Not before: Ctrl+C ends a boot that takes too long.
if (values.stay) await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
