import { ClusterError, freePort, PostgresCluster } from '@prosa/supervisor';
import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from './launch-error.ts';

/** What has to be the same at the next start; only the owner can read the file. */
interface Remembered {
  readonly port?: number;
  readonly password: string;
}

/**
 * The PostgreSQL below the data folder, not yet started. It listens on 127.0.0.1 only, on a free port that stays the same
 * from start to start while it is free, with a password made on the first day.
 */
export async function embeddedDatabase(data: string): Promise<PostgresCluster> {
  const path = join(data, 'database.json');
  const known = read(path);
  const password = known?.password ?? randomBytes(18).toString('base64url');
  const port = await freePort('127.0.0.1', known?.port);
  writeFileSync(`${path}.new`, JSON.stringify({ port, password } satisfies Remembered), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return new PostgresCluster({ folder: join(data, 'postgres'), port, password, durable: true });
}

/** Starts it and makes the database; returns its URL. Throws LaunchError in one line. */
export async function startDatabase(cluster: PostgresCluster): Promise<string> {
  try {
    await cluster.start();
    await cluster.createDatabase('prosa');
    return cluster.url('prosa');
  } catch (error) {
    throw error instanceof ClusterError ? new LaunchError(error.message, { cause: error }) : LaunchError.of(error);
  }
}

function read(path: string): Remembered | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Remembered;
  } catch {
    return undefined;
  }
}
