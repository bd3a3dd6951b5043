import { freePort, PostgresCluster } from '@prosa/supervisor';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, dropDatabase } from '../postgres.ts';

/** The PostgreSQL that a stack makes for itself. */
export interface OwnDatabaseOptions {
  /** A folder for its data, which may lie on a file system of its own; it is left there, emptied. */
  readonly folder?: string;
  /** More settings, name to value. */
  readonly settings?: Readonly<Record<string, string>>;
  /** More environment variables for the server. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a stack keeps its data in. */
export interface StackDatabase {
  readonly url: string;
  /** The server, when it is the stack's own. */
  readonly cluster?: PostgresCluster;
  /** Ends and removes what was made for the stack. */
  remove(): Promise<void>;
}

/**
 * A given database is used and left as it is; else a copy of the template when `startPostgres` was called; else, or when
 * `own` tells how, a PostgreSQL of the stack's own, as durable as in production.
 */
export async function findDatabase(given: string | undefined, own?: OwnDatabaseOptions): Promise<StackDatabase> {
  if (given !== undefined) return { url: given, remove: async () => {} };
  if (process.env['PROSA_TEST_POSTGRES_URL'] !== undefined && own === undefined) {
    const url = await cloneDatabase();
    return { url, remove: () => dropDatabase(url) };
  }
  const folder = own?.folder ?? mkdtempSync(join(tmpdir(), 'prosa-stack-'));
  chmodSync(folder, 0o755); // as root the data belongs to another user, who has to pass
  const cluster = new PostgresCluster({
    folder: join(folder, 'postgres'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    durable: true,
    settings: own?.settings,
    env: own?.env,
  });
  const remove = async (): Promise<void> => {
    await cluster.stop();
    await rm(own?.folder === undefined ? folder : join(folder, 'postgres'), { recursive: true, force: true });
  };
  try {
    await cluster.start();
    await cluster.createDatabase('prosa');
    return { url: cluster.url('prosa'), cluster, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
