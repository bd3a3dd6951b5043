import type { PostgresCluster } from '@prosa/supervisor';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';

const run = promisify(execFile);

/** A copy of a running server's data. */
export interface Backup {
  /** Puts it in the place of the server's data and gives the history a new name. No service may run. Can be done once. */
  restore(databaseUrl: string): Promise<void>;
}

/**
 * Copies the data folder while the server works, with the low-level API for base backups
 * (https://www.postgresql.org/docs/18/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP).
 */
export async function takeBackup(cluster: PostgresCluster): Promise<Backup> {
  const parent = await mkdtemp(join(dirname(cluster.folder), 'backup-'));
  const copy = join(parent, 'postgres');
  const client = new Client({ connectionString: cluster.url() });
  await client.connect();
  try {
    await client.query("select pg_backup_start('faults', true)");
    await copyLive(cluster.folder, copy);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    await rm(join(copy, 'pg_wal'), { recursive: true });
    await copyLive(join(cluster.folder, 'pg_wal'), join(copy, 'pg_wal'));
    await writeFile(join(copy, 'backup_label'), rows[0]?.labelfile ?? '');
    await run('chown', [`--reference=${join(copy, 'PG_VERSION')}`, join(copy, 'backup_label')]);
  } finally {
    await client.end();
  }
  for (const name of ['postmaster.pid', 'postmaster.opts']) await rm(join(copy, name), { force: true });
  return {
    async restore(databaseUrl) {
      await cluster.stop();
      await rm(cluster.folder, { recursive: true });
      await rename(copy, cluster.folder);
      await rm(parent, { recursive: true });
      await cluster.start();
      await nameHistory(databaseUrl);
    },
  };
}

/** Files may go while they are copied: the log that the server writes brings the copy in line. */
async function copyLive(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await run('cp', ['--archive', from, to]).catch((error: Error & { stderr?: string }) => {
    const lines = (error.stderr ?? error.message).trim().split('\n');
    if (!lines.every((line) => line.endsWith('No such file or directory'))) throw error;
  });
}

async function nameHistory(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('update workspace set epoch = gen_random_uuid()');
  } finally {
    await client.end();
  }
}
