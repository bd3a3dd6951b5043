import { createHash } from 'node:crypto';
import { chmodSync, constants, copyFileSync, createReadStream, linkSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { writeArchive } from './archive.ts';
import { type FileEntry, type MachineEntry, manifestText } from './manifest.ts';
import type { Member } from './members.ts';
import { signFile } from './sign.ts';

/** What a bundle is made of. */
export interface Bundle {
  readonly members: readonly Member[];
  readonly machines: readonly MachineEntry[];
  readonly version: string;
  readonly commit: string;
  /** Seconds since 1970, of the commit: every file in the bundle has this time. */
  readonly modifiedAt: number;
  /** Private SSH key that signs the manifest; without one the bundle is not signed. */
  readonly signingKey?: string | undefined;
}

/**
 * Writes vm-export.tar.xz, byte for byte the same for the same content and key: manifest.json, its signature when there is
 * a key, then the members. Nothing is left when it fails, and a bundle that was there before stays whole until then.
 */
export async function exportBundle(path: string, bundle: Bundle): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const staging = await mkdtemp(`${path}.new-`);
  try {
    const files: FileEntry[] = [];
    for (const member of bundle.members) files.push(await stage(staging, member));
    const manifest = join(staging, 'manifest.json');
    await writeFile(manifest, manifestText({ ...bundle, files }));
    const first = ['manifest.json'];
    if (bundle.signingKey !== undefined) {
      signFile(manifest, bundle.signingKey);
      first.push('manifest.json.sig');
    }
    for (const name of first) chmodSync(join(staging, name), 0o644);
    const archive = join(staging, '.tar.xz');
    await writeArchive(archive, {
      folder: staging,
      names: [...first, ...files.map(({ name }) => name)],
      modifiedAt: bundle.modifiedAt,
    });
    await rename(archive, path);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Puts a member at its place below the folder: large files are linked, not copied. */
async function stage(staging: string, { name, source }: Member): Promise<FileEntry> {
  const place = join(staging, name);
  mkdirSync(dirname(place), { recursive: true });
  const { mode: bits } = statSync(source);
  const mode = (bits & constants.S_IXUSR) === 0 ? '0644' : '0755';
  if ((bits & 0o777) === Number.parseInt(mode, 8)) link(source, place);
  else {
    copyFileSync(source, place, constants.COPYFILE_FICLONE);
    chmodSync(place, Number.parseInt(mode, 8));
  }
  const hash = createHash('sha256');
  await pipeline(createReadStream(place), hash);
  return { name, mode, size: statSync(place).size, sha256: hash.digest('hex') };
}

function link(source: string, place: string): void {
  try {
    linkSync(source, place);
  } catch {
    copyFileSync(source, place, constants.COPYFILE_FICLONE); // another file system
  }
}
