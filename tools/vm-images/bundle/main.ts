/**
 * Packs the three machines into one file: nx run tools:vm-export. PROSA_VM_SIGNING_KEY, a private SSH key, signs it.
 * Beside it lies import.sh, for those who want to have it from elsewhere than the bundle that it checks.
 */
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { readCommit } from './commit.ts';
import { exportBundle } from './export-bundle.ts';
import type { MachineEntry } from './manifest.ts';
import { bundleMembers } from './members.ts';

const root = resolve(import.meta.dirname, '../../..');
const images = join(root, 'dist/vm-images');
const path = join(images, 'vm-export.tar.xz');
const startedAt = performance.now();

try {
  const { name: commit, committedAt } = readCommit(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const machines = JSON.parse(readFileSync(join(root, 'tools/vm-images/machines.json'), 'utf8')) as MachineEntry[];
  const members = bundleMembers({ root, images });
  const signingKey = process.env['PROSA_VM_SIGNING_KEY'] || undefined;
  console.log(`packing ${members.length} files of Prosa ${version}, commit ${commit}`);
  await exportBundle(path, { members, machines, version, commit, modifiedAt: committedAt, signingKey });
  copyFileSync(join(root, 'tools/vm-images/import.sh'), join(images, 'import.sh'));
  const megabytes = (statSync(path).size / 1e6).toFixed(0);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
  console.log(
    `${relative(root, path)}: ${megabytes} MB in ${seconds} s, ${signingKey === undefined ? 'not signed' : 'signed'}`,
  );
} catch (error) {
  console.error(`vm-export: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
