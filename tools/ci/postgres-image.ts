import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { must, root } from './command.ts';

/** What the image is called in the engine. */
export const postgresImage = 'prosa/postgres:17';
const folder = join(root, 'tools/ci/postgres-image');

/**
 * Gives an engine an image with PostgreSQL 17 out of Debian's packages, where none can be pulled. The files are made
 * once and kept in ~/.cache/prosa.
 */
export async function importPostgresImage(dockerHost: string): Promise<void> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'prosa');
  const tarball = join(cache, 'postgres-17-trixie.tar');
  if (!existsSync(tarball)) {
    mkdirSync(cache, { recursive: true });
    const fresh = `${tarball}.new.tar`; // its ending tells mmdebstrap the format
    await must(
      [
        'mmdebstrap',
        '--variant=minbase',
        '--include=postgresql-17',
        '--aptopt=APT::Install-Recommends "false"',
        '--dpkgopt=path-exclude=/usr/share/doc/*',
        '--dpkgopt=path-exclude=/usr/share/man/*',
        '--dpkgopt=path-exclude=/usr/share/locale/*',
        'trixie',
        fresh,
      ],
      { quiet: true },
    );
    renameSync(fresh, tarball);
  }
  const env = { DOCKER_HOST: dockerHost };
  const base = `${postgresImage}-base`;
  const path = 'ENV PATH=/usr/lib/postgresql/17/bin:/usr/sbin:/usr/bin:/sbin:/bin';
  await must(['docker', 'import', '--change', path, tarball, base], { env, quiet: true });
  await must(['docker', 'build', '--quiet', '--tag', postgresImage, folder], {
    env: { ...env, DOCKER_BUILDKIT: '0' },
    quiet: true,
  });
}
