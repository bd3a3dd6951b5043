// Makes the base image twice, from nothing, and compares every file byte by byte: node tools/vm-images/base/twice.ts
// Exit code 1, and the names of the files, when one differs. Takes twice as long as vm-base.
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { needTools } from '../making/needed-tools.ts';
import { imagesFolder } from '../making/places.ts';
import { Progress } from '../making/progress.ts';
import { runProgram, VmError } from '../making/vm-error.ts';
import { makeBase } from './make-base.ts';

const progress = new Progress('vm-base-twice');

await runProgram(async () => {
  needTools(['mmdebstrap', 'chroot', 'mke2fs', 'dumpe2fs', 'debugfs', 'qemu-img', 'tar', 'xz']);
  await mkdir(imagesFolder, { recursive: true });
  const folder = await mkdtemp(join(imagesFolder, '.twice-'));
  try {
    const [first, second] = [await madeIn(join(folder, 'first')), await madeIn(join(folder, 'second'))];
    const differing = [...first.keys()].filter((name) => first.get(name) !== second.get(name));
    if (differing.length > 0) throw new VmError(`made twice, and not the same: ${differing.join(', ')}`);
    progress.done(`made twice, byte-identical: ${[...first.keys()].join(', ')}`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

/** The SHA-256 of each file. */
async function madeIn(folder: string): Promise<Map<string, string>> {
  await mkdir(folder);
  await makeBase(folder, progress);
  const hashes = new Map<string, string>();
  for (const name of (await readdir(folder)).sort()) {
    hashes.set(
      name,
      createHash('sha256')
        .update(await readFile(join(folder, name)))
        .digest('hex'),
    );
  }
  await rm(folder, { recursive: true });
  return hashes;
}
