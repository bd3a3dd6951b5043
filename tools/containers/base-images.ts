import { join } from 'node:path';
import { command, must } from '../ci/command.ts';
import { databasePackages } from '../vm-images/base/recipe.ts';
import { debianTarball } from './debian-tarball.ts';

/** Prosa's images are built on it; as debian:trixie-slim. */
export const debianImage = 'prosa/debian:trixie';

/** PostgreSQL 17; as postgres:17, as far as Prosa needs it. */
export const postgresImage = 'prosa/postgres:17';

/** Gives an engine what stands in for debian:trixie-slim, out of Debian's packages, for where no registry can be reached. */
export async function makeDebianImage(dockerHost: string): Promise<void> {
  await importTarball(dockerHost, await debianTarball([]), debianImage, 'ENV PATH=/usr/local/bin:/usr/bin:/bin');
}

/** The same for postgres:17. */
export async function makePostgresImage(dockerHost: string): Promise<void> {
  const base = `${postgresImage}-base`;
  const path = 'ENV PATH=/usr/lib/postgresql/17/bin:/usr/bin:/bin';
  await importTarball(dockerHost, await debianTarball(databasePackages), base, path);
  await must(['docker', 'build', '--quiet', '--tag', postgresImage, join(import.meta.dirname, 'postgres-image')], {
    // Debian's client knows no other builder.
    env: { DOCKER_HOST: dockerHost, DOCKER_BUILDKIT: '0' },
    quiet: true,
  });
}

/** Whether an engine has an image, or can pull it in a minute. */
export async function canHave(dockerHost: string, image: string): Promise<boolean> {
  const env = { DOCKER_HOST: dockerHost };
  const found = await command(['docker', 'image', 'inspect', '--format={{.Id}}', image], { env, silent: true });
  if (found.exitCode === 0) return true;
  const pulled = await command(['docker', 'pull', '--quiet', image], { env, silent: true, timeoutMs: 60_000 });
  return pulled.exitCode === 0;
}

async function importTarball(dockerHost: string, tarball: string, image: string, change: string): Promise<void> {
  await must(['docker', 'import', '--change', change, tarball, image], {
    env: { DOCKER_HOST: dockerHost },
    quiet: true,
  });
}
