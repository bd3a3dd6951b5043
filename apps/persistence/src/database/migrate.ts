import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { migrations } from '../migrations/index.ts';
import { connectionConfig, DatabaseClient } from './connect.ts';
import type { Database } from './schema.ts';

const oldestServer = 150_000;

/**
 * Brings the schema up to date and returns the names of the steps that were run now. Several processes may do it at
 * once: one runs each step, the others wait. Throws when the server is older than PostgreSQL 15 or a step fails;
 * what ran before the failing step stays.
 */
export async function migrateToLatest(url: string): Promise<string[]> {
  const pool = new pg.Pool({
    ...connectionConfig(url, 'prosa migrations'),
    Client: DatabaseClient,
    max: 2,
    statement_timeout: 0,
    query_timeout: 0,
    idle_in_transaction_session_timeout: 0,
  });
  pool.on('error', () => undefined); // the next query tells
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await db.connection().execute(async (connection) => {
      await requireServerVersion(connection);
      // The Migrator's own lock is taken only after it has made its tables, which two processes may try at once.
      await sql`select pg_advisory_lock(hashtext('prosa migrations'))`.execute(connection);
      try {
        return await runMissing(db);
      } finally {
        await sql`select pg_advisory_unlock(hashtext('prosa migrations'))`.execute(connection);
      }
    });
  } finally {
    await db.destroy();
  }
}

async function requireServerVersion(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(
    db,
  );
  const version = rows[0]?.version ?? 0;
  if (version < oldestServer) throw new Error(`PostgreSQL 15 or newer is needed; the server is ${version}`);
}

async function runMissing(db: Kysely<Database>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) {
    const failed = results.find(({ status }) => status === 'Error');
    throw new Error(`migration ${failed?.migrationName ?? ''} failed`, { cause: error });
  }
  return results.map(({ migrationName }) => migrationName);
}
