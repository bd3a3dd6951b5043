import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { callTree } from './call-tree.ts';
import { flameGraph } from './flame-graph.ts';
import { selfTimes } from './self-time.ts';
import type { CpuProfile } from './self-time.ts';
import { SourcePlaces } from './source-place.ts';

/** Prints where the CPU time of a .cpuprofile went, and draws it: node tools/bench/profile/main.ts FILE [LINES] [FLAME.svg] */
const [file, lines = '40', flame] = process.argv.slice(2);
if (file === undefined) throw new Error('give a .cpuprofile');

const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
const places = new SourcePlaces();
const times = selfTimes(profile);
const total = times.reduce((sum, { microseconds }) => sum + microseconds, 0);
console.log(`${(total / 1e6).toFixed(2)} s of CPU time`);
for (const { frame, microseconds } of times.slice(0, Number(lines))) {
  const share = ((microseconds / total) * 100).toFixed(1).padStart(5);
  console.log(`${share} %  ${frame.functionName || '(anonymous)'}  ${places.of(frame)}`);
}
if (flame !== undefined) {
  const title = basename(file, '.cpuprofile').replace('-', ', ');
  writeFileSync(
    flame,
    flameGraph(title, callTree(profile), (frame) => places.of(frame)),
  );
}
