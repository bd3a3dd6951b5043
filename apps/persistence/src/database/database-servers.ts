import { sql } from 'kysely';
import type pg from 'pg';
import { connectionConfig, openPool, type Queries, queriesOver } from './connect.ts';
import { surveyServers } from './standby.ts';

/** How long the primary may take to say that it is there. */
const patienceMs = 3_000;

/** What can be done: everything; reading, from a standby, as no server takes writes; nothing. */
export type Standing = 'leading' | 'readOnly' | 'away';

interface ReadFrom {
  readonly url: string;
  readonly pool: pg.Pool;
}

/**
 * The servers of a DATABASE_URL, as the service uses them: the primary for everything, and where no server is the primary, the most
 * advanced standby for reading. With a single server it is that one or nothing.
 */
export class DatabaseServers {
  /** On the primary alone: for what writes, and for what must not be older than what is known already. */
  readonly primary: Queries;
  /** On the primary, while it is there, and else on a standby. */
  readonly queries: Queries;
  readonly #url: string;
  readonly #poolSize: number;
  readonly #onLost: (reason: Error) => void;
  #standing: Standing = 'leading';
  #standby: ReadFrom | undefined;
  #generation = 0;

  /** As `openPool`: nothing is connected yet. */
  constructor(url: string, poolSize: number, onLost: (reason: Error) => void) {
    const pool = openPool(url, poolSize, onLost);
    this.primary = queriesOver(pool);
    this.queries = queriesOver({
      connect: () => (this.#standby?.pool ?? pool).connect(),
      end: () => Promise.resolve(), // the pools are ended one by one
      options: pool.options,
    });
    this.#url = url;
    this.#poolSize = poolSize;
    this.#onLost = onLost;
  }

  /** Whether `queries` read from a standby, and nothing can be written. */
  get readOnly(): boolean {
    return this.#standby !== undefined;
  }

  /** Grows when `queries` go to another server: what was read before and after that need not fit together. */
  get generation(): number {
    return this.#generation;
  }

  /** Whether the server that `queries` go to follows another one. Throws when it does not answer. */
  async follows(): Promise<boolean> {
    const { rows } = await sql<{ follows: boolean }>`select pg_is_in_recovery() as follows`.execute(this.queries);
    return rows[0]?.follows === true;
  }

  /** Finds out what can be done, and sends `queries` there. Takes a few seconds when servers do not answer; does not throw. */
  async look(): Promise<Standing> {
    return (this.#standing = await this.#find());
  }

  async #find(): Promise<Standing> {
    const { servers, ...config } = connectionConfig(this.#url, 'prosa persistence');
    if (servers.length === 1) return (await answersInTime(this.primary)) ? 'leading' : 'away';
    if (this.#standing === 'leading' && (await answersInTime(this.primary))) return 'leading';
    const survey = await surveyServers(servers, config, this.#standby?.url);
    const url = survey.leads ? undefined : survey.standby;
    this.#readFrom(url);
    if (url !== undefined) return 'readOnly';
    return survey.leads && (await answersInTime(this.primary)) ? 'leading' : 'away';
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    this.#readFrom(undefined);
    await this.queries.destroy();
    await this.primary.destroy();
  }

  #readFrom(url: string | undefined): void {
    if (url === this.#standby?.url) return;
    const before = this.#standby;
    this.#generation++;
    this.#standby = url === undefined ? undefined : { url, pool: openPool(url, this.#poolSize, this.#onLost) };
    // What is under way there ends by itself.
    before?.pool.end().catch(this.#onLost);
  }
}

async function answersInTime(db: Queries): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), patienceMs)));
  const answer = sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
