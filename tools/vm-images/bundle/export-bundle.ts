import { createHash } from 'node:crypto';
import {
  chmodSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hashInputs } from '../making/stamp.ts';
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
 * a key, then the members. Nothing is done when the file is there and was made of the same; answers whether it was made.
 * Nothing is left when it fails, and a bundle that was there before stays whole until then.
 */
export async function exportBundle(path: string, bundle: Bundle): Promise<boolean> {
  mkdirSync(dirname(path), { recursive: true });
  const staging = await mkdtemp(`${path}.new-`);
  try {
    const files: FileEntry[] = [];
    for (const member of bundle.members) files.push(await stage(staging, member));
    const first = stageManifest(staging, manifestText({ ...bundle, files }), bundle.signingKey);
    const hash = hashInputs(staging, first);
    if (existsSync(path) && readIfThere(`${path}.made-from`) === hash) return false;
    const archive = join(staging, '.tar.xz');
    const names = [...first, ...files.map(({ name }) => name)];
    await writeArchive(archive, { folder: staging, names, modifiedAt: bundle.modifiedAt });
    rmSync(`${path}.made-from`, { force: true });
    renameSync(archive, path);
    writeFileSync(`${path}.made-from`, hash);
    return true;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Answers the names of what comes first. */
function stageManifest(staging: string, text: string, signingKey: string | undefined): string[] {
  const names = ['manifest.json'];
  writeFileSync(join(staging, 'manifest.json'), text);
  if (signingKey !== undefined) {
    signFile(join(staging, 'manifest.json'), signingKey);
    names.push('manifest.json.sig');
  }
  for (const name of names) chmodSync(join(staging, name), 0o644);
  return names;
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
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
