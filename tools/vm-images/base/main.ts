// vm-base: the disk, the kernel and the initrd that all machines start from, in dist/vm-images/base.
//   node tools/vm-images/base/main.ts            only when the recipe or Node changed
//   node tools/vm-images/base/main.ts --again    in any case, to take up what is new in Debian's archive
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeWhole } from '../making/fresh-folder.ts';
import { needTools } from '../making/needed-tools.ts';
import { baseFolder } from '../making/places.ts';
import { Progress } from '../making/progress.ts';
import { isMadeFrom, stamp } from '../making/stamp.ts';
import { runProgram, VmError } from '../making/vm-error.ts';
import { baseHash } from './base-hash.ts';
import { makeBase } from './make-base.ts';

const { values } = parseArgs({ options: { again: { type: 'boolean', default: false } } });
const progress = new Progress('vm-base');

await runProgram(async () => {
  const hash = baseHash();
  if (!values.again && (await isMadeFrom(baseFolder, hash))) return progress.say('nothing changed');
  needTools(['mmdebstrap', 'chroot', 'mke2fs', 'dumpe2fs', 'debugfs', 'qemu-img', 'tar', 'xz']);
  if (process.getuid?.() !== 0)
    throw new VmError('vm-base must be run as root: the files in an image have many owners');
  await makeWhole(baseFolder, async (fresh) => {
    await makeBase(fresh, progress);
    await stamp(fresh, hash);
  });
  progress.done(`${baseFolder}: base.qcow2 has ${Math.round(statSync(join(baseFolder, 'base.qcow2')).size / 1e6)} MB`);
});
