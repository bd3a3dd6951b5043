/**
 * Prosa's own machines on a cluster of three hosts (tools/cluster/lab), from hosts that know nothing of each other to messages that outlive the loss of
 * machines and hosts: nx run tools:cluster-prosa. Two gateways, an ai, three databases, of the images in dist/vm-images, set up by cluster-init;
 * six machines boot under software emulation, which takes minutes on two cores. People write and read during each fault; what they saw is judged
 * after it, and dist/cluster-prosa/measurements.json has for how long nobody could write. `--only=WORDS`: only faults with these words in their
 * names, `--short`: none; `--upgrade=BUNDLE`: at last all machines are made of another release; `--stay` leaves it to you until Ctrl+C, and does what
 * you type: words in the names of faults, or `upgrade BUNDLE`. Needs root.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { TimedSteps } from '../../vm-images/making/timed-steps.ts';
import { Figures } from '../e2e/figures.ts';
import { type Fault, faults } from './faults.ts';
import { cluster, ProsaCluster } from './prosa-cluster.ts';
import { tryFaults } from './try-faults.ts';
import { leaderOf } from './who-is-where.ts';

const { values } = parseArgs({
  options: {
    stay: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    upgrade: { type: 'string' },
  },
});
const chosen = values.short ? [] : faults.filter(({ name }) => name.includes(values.only));
if (values.upgrade !== undefined) chosen.push(upgradeTo(values.upgrade));
const root = resolve(import.meta.dirname, '../../..');
const bundle = join(root, 'dist/vm-images/vm-export.tar.xz');
const measured = new Figures();
const steps = new TimedSteps();
const { step, figures } = steps;

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
  try {
    await tryFaults(prosa, chosen, said, steps, measured);
  } finally {
    if (values.stay) void tryWhatIsTyped(said);
  }
} catch (error) {
  console.error(await prosa.account());
  if (!values.stay) throw error;
  console.error(error);
} finally {
  console.log(`\n${figures.join('\n')}`);
  writeMeasured();
}
// Not before: Ctrl+C ends a boot that takes too long.
if (values.stay) {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  process.stdin.destroy(); // or it is waited for
}

/** What was measured so far, when anything was. */
function writeMeasured(): void {
  if (measured.all.length === 0) return;
  const [written, like] = ['dist/cluster-prosa/measurements.json', 'docs/availability.json'];
  const conditions = `Prosa's own machines under software emulation, ${measured.conditions()}`;
  measured.write(join(root, written), join(root, like), conditions);
}

function upgradeTo(bundleFile: string): Fault {
  return {
    name: 'all machines are made of another release',
    strike: (prosa, copies) => copies.duringMoves(async () => void (await prosa.upgrade(bundleFile, console.log))),
  };
}

/** Whoever stays types them: words in the names of faults, or `upgrade BUNDLE`. */
async function tryWhatIsTyped(said: string): Promise<void> {
  for await (const line of createInterface(process.stdin)) {
    const [, release] = /^upgrade (.+)$/.exec(line) ?? [];
    const named = faults.filter(({ name }) => line.trim() !== '' && name.includes(line.trim()));
    const typed = release === undefined ? named : [upgradeTo(release)];
    if (typed.length === 0)
      console.log(`words of these, or upgrade BUNDLE:\n${faults.map(({ name }) => name).join('\n')}`);
    await tryFaults(prosa, typed, said, steps, measured).catch((error: unknown) => console.error(String(error)));
    writeMeasured();
  }
}
