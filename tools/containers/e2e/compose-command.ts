import { command } from '../../ci/command.ts';

/** Compose as it is installed here. */
export type ComposeCommand = readonly [string, ...string[]];

/** Docker's plugin, or the program that Debian has. Throws when there is neither. */
export async function findCompose(): Promise<ComposeCommand> {
  for (const line of [['docker', 'compose'], ['docker-compose']] as const satisfies ComposeCommand[]) {
    const found = await command([...line, 'version'], { silent: true }).catch(() => undefined);
    if (found?.exitCode === 0) return line;
  }
  throw new Error('neither "docker compose" nor docker-compose is here; on Debian: apt-get install docker-compose');
}
