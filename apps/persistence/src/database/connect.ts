import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './schema.ts';

const int8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    oid === int8 && format !== 'binary' ? BigInt : pg.types.getTypeParser(oid, format ?? 'text'),
};

/** How every connection to PostgreSQL is made; each wait has an end, so that a frozen server is noticed. */
export function connectionConfig(connectionString: string, applicationName: string): pg.ClientConfig {
  return {
    connectionString,
    application_name: applicationName,
    types,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/**
 * A connection that is given up once a query of it was not answered in time: whatever is still to come
 * would stand between the next query and its answer.
 */
export class DatabaseClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    const watched = (...given: unknown[]): unknown => {
      const answer = query(...given);
      if (answer instanceof Promise) answer.catch((reason: unknown) => this.giveUpOnTimeout(reason));
      return answer;
    };
    this.query = watched as typeof this.query;
  }

  private giveUpOnTimeout(reason: unknown): void {
    if ((reason as Partial<Error> | undefined)?.message !== 'Query read timeout') return;
    (this as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}

/** The query builder with its pool of connections. */
export type Queries = Kysely<Database>;

/**
 * Opens a pool of at most `poolSize` connections. Connections are made when they are needed, so this neither waits
 * nor throws; a lost idle connection is told to `onLost` and replaced at the next use. Close with `destroy()`.
 */
export function openDatabase(url: string, poolSize: number, onLost: (reason: Error) => void): Queries {
  const pool = new pg.Pool({
    ...connectionConfig(url, 'prosa persistence'),
    Client: DatabaseClient,
    max: poolSize,
    idleTimeoutMillis: 60_000,
  });
  // Without a listener a lost idle connection ends the process.
  pool.on('error', onLost);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}
