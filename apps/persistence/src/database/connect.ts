import { Kysely, PostgresDialect, type PostgresPool } from 'kysely';
import pg from 'pg';
import { sever } from './pg-insides.ts';
import { findPrimary, serverUrls } from './primary.ts';
import type { Database } from './schema.ts';

const int8 = 20;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary'): unknown =>
    oid === int8 && format !== 'binary' ? BigInt : pg.types.getTypeParser(oid, format ?? 'text'),
};

/** How a connection is made, and to which of several servers: the one that is the primary when it is made. */
export interface ConnectionConfig extends pg.ClientConfig {
  /** A URL for each. */
  readonly servers: readonly [string, ...string[]];
}

/**
 * How every connection to PostgreSQL is made, by a DatabaseClient; each wait has an end, so that a frozen server is noticed. The URL
 * may name several servers.
 */
export function connectionConfig(url: string, applicationName: string): ConnectionConfig {
  const servers = serverUrls(url);
  return {
    servers,
    connectionString: servers[0],
    application_name: applicationName,
    types,
    // To find the primary and to be let in there.
    connectionTimeoutMillis: 8_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  };
}

/**
 * A connection to the primary. It is given up once a query of it was not answered in time, because whatever is still to come
 * would stand between the next query and its answer, and once the server says that it only reads: another one is the primary now.
 */
export class DatabaseClient extends pg.Client {
  constructor(config: Partial<ConnectionConfig> = {}) {
    super(config);
    // Lost between two queries of a transaction, when no pool listens: the next query tells. Without a listener the process would end.
    this.on('error', () => undefined);
    const toPrimary = async (): Promise<pg.Client> => {
      const { servers = [] } = config;
      if (servers.length > 1) this.aimAt(await findPrimary(servers, config));
      return super.connect();
    };
    this.connect = ((done?: (reason: Error | null, client?: pg.Client) => void) => {
      if (done === undefined) return toPrimary();
      toPrimary().then((client) => done(null, client), done);
    }) as typeof this.connect;
    const query = this.query.bind(this) as (...given: unknown[]) => unknown;
    const watched = (...given: unknown[]): unknown => {
      const answer = query(...given);
      if (answer instanceof Promise) answer.catch((reason: unknown) => this.giveUpWhenUseless(reason));
      return answer;
    };
    this.query = watched as typeof this.query;
  }

  private aimAt(url: string): void {
    const { host, port } = new pg.Client(url);
    Object.assign(this, { host, port });
  }

  private giveUpWhenUseless(reason: unknown): void {
    const { message, code } = (reason ?? {}) as { message?: unknown; code?: unknown };
    if (message !== 'Query read timeout' && code !== '25006') return;
    sever(this);
  }
}

/** The query builder with its pool of connections. */
export type Queries = Kysely<Database>;

/**
 * A pool of at most `poolSize` connections. Connections are made when they are needed, so this neither waits nor throws; a lost idle
 * connection is told to `onLost` and replaced at the next use. Close with `end()`.
 */
export function openPool(url: string, poolSize: number, onLost: (reason: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    ...connectionConfig(url, 'prosa persistence'),
    Client: DatabaseClient,
    max: poolSize,
    idleTimeoutMillis: 60_000,
  });
  // Without a listener a lost idle connection ends the process.
  pool.on('error', onLost);
  return pool;
}

/** The query builder over a pool; `destroy()` ends the pool, too. */
export function queriesOver(pool: PostgresPool): Queries {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** The query builder with a pool of its own; see `openPool`. Close with `destroy()`. */
export function openDatabase(url: string, poolSize: number, onLost: (reason: Error) => void): Queries {
  return queriesOver(openPool(url, poolSize, onLost));
}
