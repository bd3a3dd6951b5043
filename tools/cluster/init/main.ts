// cluster-init: what would make a cluster of cluster.yaml, host by host (docs/availability.md). `--into=FOLDER` writes the
// files there, a folder a host or machine, to be read.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import { readOptions } from '../options.ts';
import { initSteps } from './steps.ts';
import { told } from './told.ts';

await runProgram(() => {
  const { file, isDryRun, into } = readOptions(process.argv.slice(2), ['into']);
  if (!isDryRun) throw new ClusterError('cluster-init only says what it would do: give --dry-run');
  const cluster = readClusterFile(file);
  const steps = initSteps(cluster);
  console.log(told(cluster, steps).join('\n'));
  if (into === undefined) return;
  for (const { where, files } of steps) {
    for (const { path, mode, text } of files) {
      const target = join(into, where, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text, { mode: Number.parseInt(mode, 8) });
    }
  }
});
