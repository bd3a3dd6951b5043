import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { must } from '../ci/command.ts';
import { leftOut, suite } from '../vm-images/base/recipe.ts';

const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'prosa');

/**
 * The file system of a minimal Debian with these packages, as a tar file: the same release as in the virtual machines, with
 * the same files left out. It is kept in ~/.cache/prosa until the month ends, so that Debian's corrections come in, or until
 * the recipe changes. Only Debian's archive is asked; needs root and mmdebstrap. Throws when they cannot be had.
 */
export async function debianTarball(packages: readonly string[]): Promise<string> {
  const recipe = [
    '--variant=minbase',
    ...(packages.length > 0 ? [`--include=${packages.join(',')}`] : []),
    '--aptopt=APT::Install-Recommends "false"',
    ...leftOut.map((pattern) => `--dpkgopt=path-exclude=${pattern}`),
    // Whoever runs PostgreSQL makes the cluster.
    '--setup-hook=mkdir -p "$1/etc/postgresql-common"',
    '--setup-hook=echo "create_main_cluster = false" >"$1/etc/postgresql-common/createcluster.conf"',
    suite,
  ];
  const hash = createHash('sha256').update(JSON.stringify(recipe)).digest('hex').slice(0, 12);
  const month = new Date().toISOString().slice(0, 7);
  const name = ['debian', suite, ...packages].join('+');
  const tarball = join(cache, `${name}@${month}-${hash}.tar`);
  if (existsSync(tarball)) return tarball;

  mkdirSync(cache, { recursive: true });
  const fresh = `${tarball}.new.tar`; // its ending tells mmdebstrap the format
  await must(['mmdebstrap', ...recipe, fresh], { quiet: true });
  for (const old of globSync(`${name}@*.tar`, { cwd: cache })) {
    if (join(cache, old) !== fresh) rmSync(join(cache, old));
  }
  renameSync(fresh, tarball);
  return tarball;
}
