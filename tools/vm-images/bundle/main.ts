// vm-export: the three machines in one file, dist/vm-images/vm-export.tar.xz. PROSA_VM_SIGNING_KEY, a private SSH key,
// signs it. Beside it lies import.sh, for those who want to have it from elsewhere than the bundle that it checks.
import { copyFileSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { needTools } from '../making/needed-tools.ts';
import { imagesFolder, root } from '../making/places.ts';
import { Progress } from '../making/progress.ts';
import { runProgram } from '../making/vm-error.ts';
import { readCommit } from './commit.ts';
import { exportBundle } from './export-bundle.ts';
import type { MachineEntry } from './manifest.ts';
import { bundleMembers } from './members.ts';

const path = join(imagesFolder, 'vm-export.tar.xz');
const progress = new Progress('vm-export');

await runProgram(async () => {
  needTools(['tar', 'xz']);
  const { name: commit, committedAt } = readCommit(root);
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const machines = JSON.parse(readFileSync(join(root, 'tools/vm-images/machines.json'), 'utf8')) as MachineEntry[];
  const members = bundleMembers({ root, images: imagesFolder });
  const signingKey = process.env['PROSA_VM_SIGNING_KEY'] || undefined;
  progress.say(`${members.length} files of Prosa ${version}, commit ${commit}`);
  const made = await exportBundle(path, { members, machines, version, commit, modifiedAt: committedAt, signingKey });
  copyFileSync(join(root, 'tools/vm-images/import.sh'), join(imagesFolder, 'import.sh'));
  if (!made) return progress.say('nothing changed');
  const megabytes = Math.round(statSync(path).size / 1e6);
  progress.done(`${path} has ${megabytes} MB and is ${signingKey === undefined ? 'not signed' : 'signed'}`);
});
