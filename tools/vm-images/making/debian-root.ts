import { createHash } from 'node:crypto';
import { access, chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeWhole } from './fresh-folder.ts';
import { run } from './run.ts';

/** What a root folder is made of. A change makes another one. */
export interface DebianRoot {
  /** Of the folder, with a hash of all of this behind it. */
  readonly name: string;
  readonly suite: string;
  /** Debian's packages, without what they recommend. */
  readonly packages: readonly string[];
  /** Files of packages that are left out, as patterns of dpkg. */
  readonly leftOut?: readonly string[];
  /** Lines of a shell that run before the packages are unpacked; `$1` is the folder. */
  readonly setup: readonly string[];
}

/**
 * The folder with such a root, made once by mmdebstrap (a minute) and kept in ~/.cache/prosa; nobody may write into it. Needs
 * root. Throws with the end of what mmdebstrap said.
 */
export async function debianRoot(recipe: DebianRoot, say: (line: string) => void = () => undefined): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 16);
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'prosa');
  const folder = join(cache, `${recipe.name}-${hash}`);
  const isThere = await access(folder).then(
    () => true,
    () => false,
  );
  if (!isThere) {
    say(`${recipe.name}: Debian packages …`);
    await makeWhole(folder, (fresh) => bootstrap(recipe, fresh));
  }
  return folder;
}

async function bootstrap({ suite, packages, leftOut = [], setup }: DebianRoot, folder: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'prosa-bootstrap-'));
  const script = join(work, 'setup');
  await writeFile(script, ['#!/bin/sh', 'set -eu', ...setup, ''].join('\n'));
  await chmod(script, 0o755);
  try {
    await run(
      'mmdebstrap',
      [
        '--variant=minbase',
        '--format=directory',
        `--include=${packages.join(',')}`,
        '--aptopt=APT::Install-Recommends "false"',
        '--dpkgopt=force-confold',
        '--dpkgopt=force-unsafe-io',
        ...leftOut.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
        `--setup-hook=${script} "$1"`,
        suite,
        folder,
      ],
      { env: { DEBIAN_FRONTEND: 'noninteractive' } },
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
