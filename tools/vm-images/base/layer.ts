import { lstat, opendir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import type { BigIntStats } from 'node:fs';
import { join, relative } from 'node:path';
import { run } from '../making/run.ts';
import { VmError } from '../making/vm-error.ts';

/**
 * The paths, sorted, that a root folder has in addition to another one, or differently: what has to be unpacked over
 * the second to get the first. Throws a VmError when something would have to be removed, which unpacking cannot do.
 */
export async function addedPaths(base: string, larger: string): Promise<string[]> {
  const added: string[] = [];
  for await (const path of pathsBelow(larger)) {
    if (!(await isSame(join(base, path), join(larger, path)))) added.push(path);
  }
  const removed: string[] = [];
  for await (const path of pathsBelow(base)) {
    if ((await statIfThere(join(larger, path))) === undefined) removed.push(path);
  }
  if (removed.length > 0) throw new VmError(`in the base image and not in what is built on it: ${removed.join(', ')}`);
  return added.sort();
}

/** Puts some paths of a root folder into a tar file, with their owners and times. */
export async function packLayer(tree: string, paths: readonly string[], output: string): Promise<void> {
  const list = `${output}.list`;
  await writeFile(list, paths.map((path) => `${path}\0`).join(''));
  const flags = ['--create', '--format=gnu', '--numeric-owner', '--no-recursion', '--null'];
  await run('tar', [...flags, '--directory', tree, '--files-from', list, '--file', output]);
  await rm(list);
}

async function* pathsBelow(tree: string): AsyncGenerator<string> {
  for await (const entry of await opendir(tree, { recursive: true })) {
    yield relative(tree, join(entry.parentPath, entry.name));
  }
}

async function statIfThere(path: string): Promise<BigIntStats | undefined> {
  try {
    return await lstat(path, { bigint: true });
  } catch {
    return undefined;
  }
}

/** Times do not count where the content is the same; those of folders never do. */
async function isSame(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([statIfThere(one), statIfThere(other)]);
  if (a === undefined || b === undefined) return false;
  if (a.mode !== b.mode || a.uid !== b.uid || a.gid !== b.gid) return false;
  if (a.isDirectory()) return true;
  if (a.isSymbolicLink()) return (await readlink(one)) === (await readlink(other));
  if (!a.isFile()) return a.rdev === b.rdev;
  if (a.size !== b.size) return false;
  return a.mtimeNs === b.mtimeNs || (await readFile(one)).equals(await readFile(other));
}
