import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const buf = join(root, 'node_modules/.bin/buf');

/** The folder with buf.yaml. */
export const contractFolder = join(root, 'libs/proto');
/** The contract as the world knows it: what no later one may break. */
export const releasedImage = join(contractFolder, 'released.binpb');
/** FILE: neither programs nor code generated from these files may break. */
const rules = JSON.stringify({ version: 'v2', breaking: { use: ['FILE'] } });

/** Writes the contract of a folder as one image: our own packages, and what they import. */
export async function writeImage(folder: string, image: string): Promise<void> {
  await run(buf, ['build', '--path', 'proto/prosa', '--exclude-source-info', '-o', image], { cwd: folder });
}

/** What the contract in `folder` breaks, one line each; none: it only adds. Throws when it does not compile. */
export async function breakingChanges(folder: string, against = releasedImage): Promise<string[]> {
  const place = await mkdtemp(join(tmpdir(), 'prosa-contract-'));
  try {
    const image = join(place, 'now.binpb');
    await writeImage(folder, image);
    await run(buf, ['breaking', image, '--against', against, '--exclude-imports', '--config', rules]);
    return [];
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: number; stdout?: string; stderr?: string };
    if (code !== 100) throw error; // 100: buf ran and found something
    return `${stdout ?? ''}${stderr ?? ''}`.split('\n').filter((line) => line.trim() !== '');
  } finally {
    await rm(place, { recursive: true });
  }
}
