import { command } from '../../ci/command.ts';
import { canHave, debianImage, makeDebianImage, makePostgresImage, postgresImage } from '../base-images.ts';
import type { Settings } from './compose-project.ts';

/** What Prosa's images are built on, and PostgreSQL, in an engine. */
export interface BaseLayers extends AsyncDisposable {
  /** For Compose; empty: what compose.yaml names. */
  readonly settings: Settings;
}

/** From a registry as people have them, else of Debian's packages; these are removed when it is disposed of. */
export async function findBaseLayers(dockerHost: string): Promise<BaseLayers> {
  if ((await canHave(dockerHost, 'debian:trixie-slim')) && (await canHave(dockerHost, 'postgres:17'))) {
    return { settings: {}, [Symbol.asyncDispose]: async () => undefined };
  }
  await makeDebianImage(dockerHost);
  await makePostgresImage(dockerHost);
  return {
    settings: { BASE_IMAGE: debianImage, POSTGRES_IMAGE: postgresImage },
    async [Symbol.asyncDispose]() {
      const images = [debianImage, postgresImage, `${postgresImage}-base`];
      await command(['docker', 'image', 'rm', ...images], { env: { DOCKER_HOST: dockerHost }, silent: true });
    },
  };
}
