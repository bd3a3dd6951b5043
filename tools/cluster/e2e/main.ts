/**
 * Faults of hosts, tried on a cluster of three (tools/cluster/lab), seen from outside over the network, where people write and read through the
 * guests of gateways: nx run tools:cluster-e2e. With `--short` one host is killed and that is all; `--only=WORDS`: what has these in its name. What
 * happened is tested: fenced first, nothing twice, no reboot in a live move, and of what people wrote nothing lost, doubled or reordered. How long it
 * took is printed, and written to dist/cluster-e2e/measurements.json for cluster-report. Needs root.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ClusterLab } from '../lab/cluster-lab.ts';
import { assertClean, told } from '../people/judged.ts';
import { startPeople } from '../people/start-people.ts';
import { Exercise } from './exercise.ts';
import { Figures } from './figures.ts';
import { gatewaysBehind } from './gateways-behind.ts';
import { fallback } from './parts/fallback.ts';
import { hostAndDeviceLost, hostLost, quorumLost } from './parts/host-lost.ts';
import { libvirtdKilled, machineKilled } from './parts/machine-lost.ts';
import { drain, oneLiveMove, twoLiveMoves } from './parts/live-moves.ts';

const { values } = parseArgs({
  options: { short: { type: 'boolean', default: false }, only: { type: 'string', default: '' } },
});
const root = resolve(import.meta.dirname, '../../..');
const written = join(root, 'dist/cluster-e2e/measurements.json');
const like = join(root, 'docs/availability.json');

const parts: readonly [name: string, run: (exercise: Exercise) => Promise<void>][] = [
  ['live move', oneLiveMove],
  ['two live moves at once', twoLiveMoves],
  ['drain', drain],
  ['machine killed', machineKilled],
  ['libvirtd killed', libvirtdKilled],
  ['host killed', (exercise) => hostLost(exercise, 'killed')],
  ['host frozen', (exercise) => hostLost(exercise, 'frozen')],
  ['host cut off', (exercise) => hostLost(exercise, 'cut off')],
  ['host and its fence device dead', (exercise) => hostAndDeviceLost(exercise, 30_000)],
  ['quorum lost', (exercise) => quorumLost(exercise, 20_000)],
  ['live move that falls back', fallback],
];
const chosen = values.short
  ? ['host killed']
  : parts.map(([name]) => name).filter((name) => name.includes(values.only));

/** How long whoever writes waits between two messages: the two cores are the guests', too. */
const pauseMs = 200;

const figures = new Figures();
await using lab = await ClusterLab.start((line) => console.log(line));
console.log('--- three hosts and six guests');
using exercise = new Exercise(lab, figures);
await lab.ready();
await exercise.allWell();
console.log('--- people write and read');
await using gateways = await gatewaysBehind(lab);
using load = await startPeople(lab.network.inside, gateways.urls, pauseMs);
for (const [name, run] of parts.filter(([name]) => chosen.includes(name))) {
  console.log(`--- ${name}`);
  load.phase(name);
  try {
    await run(exercise);
    await load.more();
  } catch (error) {
    console.error(await exercise.account());
    throw error;
  }
}
console.log('--- everybody has everything');
const judged = await load.finish();
for (const { name, longestWaitMs, longestSilenceMs, lostStreams } of judged.phases) {
  console.log(`    ${name}: ${lostStreams} streams lost`);
  const seen = `people, ${name}: the longest that one`;
  figures.add({ name: `${seen} waited for a message to be kept`, services: [], gapsSeconds: [longestWaitMs / 1000] });
  figures.add({ name: `${seen} heard nothing`, services: [], gapsSeconds: [longestSilenceMs / 1000] });
}
console.log(told(judged).join('\n'));
assertClean(judged);
exercise.assertNothingTwice();
console.log(`\n${figures.told()}\n${figures.conditions()}\n${chosen.length} passed, 0 failed`);
if (existsSync(like)) {
  const conditions = 'one machine with software emulation, three namespaces as hosts, six small guests; one run';
  figures.write(written, like, `${conditions}, ${figures.conditions()}`);
}
