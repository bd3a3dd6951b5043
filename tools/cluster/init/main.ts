// cluster-init: makes a cluster of cluster.yaml, host by host, over SSH (docs/availability.md).
//   --dry-run           only says what would be done; --into=FOLDER writes the files there, a folder a host, to be read
//   --bundle=FILE       images, as vm-export makes them; --key=FILE: the public key of whoever signed them
//   --via=COMMAND       another way onto a host than SSH, with {name} or {address} in it
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ClusterError, runProgram } from '../cluster-error.ts';
import { readClusterFile } from '../config/read-cluster.ts';
import type { Cluster } from '../config/schema.ts';
import { hostAccess } from '../drive/host-access.ts';
import { repositoryName, voteName } from '../generate/certificates.ts';
import { readOptions } from '../options.ts';
import { readBundle } from './bundle.ts';
import { carryOut } from './carry-out.ts';
import type { Step } from './step.ts';
import { initSteps } from './steps.ts';
import { told } from './told.ts';

await runProgram(async () => {
  const { file, isDryRun, into, bundle, key, via } = readOptions(process.argv.slice(2), [
    'into',
    'bundle',
    'key',
    'via',
  ]);
  const cluster = readClusterFile(file);
  const steps = initSteps(cluster);
  if (isDryRun) {
    console.log(told(cluster, steps).join('\n'));
    if (into !== undefined) writeFiles(steps, into);
    return;
  }
  if (into !== undefined) throw new ClusterError('--into: goes with --dry-run only');
  const images = readBundle(bundle ?? 'dist/vm-images/vm-export.tar.xz', key);
  const changes = await carryOut(steps, { access: accessTo(cluster, via), bundle: images, say: console.log });
  console.log(
    changes === 0 ? 'nothing changed: all of it was there' : `${changes} changes; cluster-status says how it is`,
  );
});

function accessTo({ hosts, vote, backup }: Cluster, via?: string) {
  const elsewhere = [
    ...(vote === undefined ? [] : [{ name: voteName, address: vote.address }]),
    ...(backup === undefined ? [] : [{ name: repositoryName, address: backup.address }]),
  ];
  const ways = new Map([...hosts, ...elsewhere].map((place) => [place.name, hostAccess(place, via)]));
  return (name: string) => {
    const way = ways.get(name);
    if (way === undefined) throw new ClusterError(`no way leads to ${name}`);
    return way;
  };
}

function writeFiles(steps: readonly Step[], into: string): void {
  for (const { where, files } of steps) {
    for (const { path, mode, text } of files) {
      const target = join(into, where, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text, { mode: Number.parseInt(mode, 8) });
    }
  }
}
