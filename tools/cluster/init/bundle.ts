import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ClusterError } from '../cluster-error.ts';
import type { HostAccess } from '../drive/host-access.ts';
import { succeed } from '../drive/node-shell.ts';

/** A bundle of images, as `vm-export` makes it. */
export interface ImageBundle {
  readonly file: string;
  /** What hosts call it: its version and the beginning of its manifest's hash. */
  readonly release: string;
  /** Public key of whoever made it, or an allowed_signers file; undefined: damage is found, but nobody who changed it on purpose. */
  readonly key: string | undefined;
}

const folder = '/var/lib/libvirt/images/prosa-cluster';
/** Checking and unpacking reads everything once. */
const importLimitMs = 1_200_000;

/** The script that checks, of this repository: the one inside a bundle comes with what it checks. */
const importScript = join(import.meta.dirname, '../../vm-images/import.sh');

/** Reads which release a bundle is; hosts check the rest. Throws a ClusterError when it is none. */
export function readBundle(file: string, key?: string): ImageBundle {
  for (const path of key === undefined ? [file] : [file, key])
    if (!existsSync(path)) throw new ClusterError(`there is no file ${path}`);
  let manifest: Buffer;
  try {
    const flags = ['--extract', '--xz', '--occurrence=1', '--to-stdout', '--file', file, 'manifest.json'];
    manifest = execFileSync('tar', flags, { stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    throw new ClusterError(`${file} is no bundle of images; nx run tools:vm-export makes one`);
  }
  const version = /^ {2}"version": "([\w.+-]{1,64})"/m.exec(manifest.toString('latin1'))?.[1];
  if (version === undefined) throw new ClusterError(`${file} has a manifest without a version`);
  return { file, key, release: `${version}-${createHash('sha256').update(manifest).digest('hex').slice(0, 12)}` };
}

/**
 * Gives a host the images, unless it has them: see {@link sendImages}. Answers whether anything was done. Throws a ClusterError when the host has those of
 * another release, which machines run on.
 */
export async function giveImages(host: HostAccess, bundle: ImageBundle): Promise<boolean> {
  const current = (await succeed(host.shell, `readlink ${folder}/current || echo none`)).trim();
  if (current === `releases/${bundle.release}`) return false;
  if (current !== 'none')
    throw new ClusterError(
      `has the images of ${current.replace('releases/', '')}, and cluster-init changes no release`,
    );
  await sendImages(host, bundle);
  return true;
}

/** Sends a bundle to a host, which checks it and puts its images beside those that it has. Throws a ClusterError when the check fails. */
export async function sendImages(host: HostAccess, { file, key }: ImageBundle): Promise<void> {
  const { shell } = host;
  const place = (
    await succeed(shell, 'mkdir -p /var/lib/libvirt/images && mktemp -d /var/lib/prosa-bundle.XXXXXX')
  ).trim();
  try {
    await host.send(file, `${place}/bundle`);
    await host.send(importScript, `${place}/import.sh`);
    if (key !== undefined) await host.send(key, `${place}/key`);
    const flag = key === undefined ? '' : `--key ${place}/key `;
    const { code, stderr } = await shell.run(`bash ${place}/import.sh ${flag}--cluster ${place}/bundle`, importLimitMs);
    if (code !== 0)
      throw new ClusterError(stderr.trim() || `the bundle could not be checked within ${importLimitMs / 1000} s`);
  } finally {
    await shell.run(`rm -rf ${place}`);
  }
}
