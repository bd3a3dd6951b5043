import { z } from 'zod';
import { ClusterError } from '../cluster-error.ts';
import { type NodeShell, succeed } from '../drive/node-shell.ts';
import { stanza } from '../generate/pgbackrest.ts';
import { asPostgres } from './postgres-shell.ts';

/** A backup in the repository. */
export interface Backup {
  /** `20261127-120000F_20261128-120000I` */
  readonly label: string;
  /** `full`: everything; `diff`, `incr`: what has changed since another one. */
  readonly type: string;
  readonly startedAt: Date;
  /** From then on every point in time can be restored from it. */
  readonly endedAt: Date;
  /** Of the database then, and of what this backup takes in the repository. */
  readonly databaseBytes: number;
  readonly storedBytes: number;
}

/** What the repository has. */
export interface Kept {
  /** The oldest first; none before the first one. */
  readonly backups: readonly Backup[];
  /** PostgreSQL's own number for the database that they are of, as text, as it is too large for a number; undefined before there is a repository. */
  readonly systemId: string | undefined;
}

const info = z.array(
  z.object({
    status: z.object({ code: z.number(), message: z.string() }),
    db: z.array(z.object({ id: z.number(), 'system-id': z.string() })).default([]),
    backup: z
      .array(
        z.object({
          label: z.string(),
          type: z.string(),
          error: z.boolean().nullish(),
          timestamp: z.object({ start: z.number(), stop: z.number() }),
          info: z.object({ size: z.number(), repository: z.object({ delta: z.number() }) }),
        }),
      )
      .default([]),
  }),
);

/** A command of pgBackRest for the database. */
export function pgbackrest(command: string, options = ''): string {
  return asPostgres(`pgbackrest --stanza=${stanza} ${options} ${command}`);
}

/** The backups that are there, the oldest first; none before the first one. Throws a ClusterError when the repository cannot be read. */
export async function backups(repository: NodeShell): Promise<readonly Backup[]> {
  return (await kept(repository)).backups;
}

/** Asks the repository what it has. Throws a ClusterError when it cannot be read. */
export async function kept(repository: NodeShell): Promise<Kept> {
  const said = await succeed(repository, pgbackrest('info', '--output=json'));
  let json: unknown;
  try {
    json = JSON.parse(said.replaceAll(/("system-id" *: *)(\d+)/g, '$1"$2"'));
  } catch {
    throw new ClusterError(`pgbackrest info said no JSON: ${said.slice(0, 200)}`);
  }
  const stanzas = info.parse(json);
  const databases = stanzas.flatMap(({ db }) => db).sort((a, b) => a.id - b.id);
  return { backups: stanzas.flatMap(readBackups), systemId: databases.at(-1)?.['system-id'] };
}

function readBackups({ backup }: z.output<typeof info>[number]): Backup[] {
  return backup
    .filter(({ error }) => error !== true)
    .map(({ label, type, timestamp, info: { size, repository: stored } }) => ({
      label,
      type,
      startedAt: new Date(timestamp.start * 1000),
      endedAt: new Date(timestamp.stop * 1000),
      databaseBytes: size,
      storedBytes: stored.delta,
    }));
}

/** The repository of a site. Throws a ClusterError when there are no backups. */
export function repositoryOf({ repository }: { readonly repository: NodeShell | undefined }): NodeShell {
  if (repository === undefined)
    throw new ClusterError('the cluster has no backups: cluster.yaml has no section backup');
  return repository;
}
