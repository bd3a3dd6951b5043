import pg from 'pg';

/** How long a server may take to say what it is. */
const probeMs = 2_000;
/** How long the others are waited for once one says that it is the primary. */
const graceMs = 200;

/** A primary writes a timeline, which grows with each promotion; a standby writes none. */
const whatItIs = `select case when pg_is_in_recovery() then null
  else ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int end as timeline`;

/**
 * The servers of a URL that names several, `postgres://user:password@a:5432,b:5432/name`, each as a URL of its own; of one with a
 * single server the same URL. They are one PostgreSQL and its standbys, of which one is the primary at a time.
 */
export function serverUrls(url: string): readonly [string, ...string[]] {
  const [, before = '', hosts = '', after = ''] = /^([a-z]+:\/\/(?:[^@/?#]*@)?)([^/?#]*)(.*)$/s.exec(url) ?? [];
  const [first, ...others] = hosts.split(',').map((host) => before + host + after);
  return hosts.includes(',') && first !== undefined ? [first, ...others] : [url];
}

/** None of the servers says that it is the primary; one of them is expected to become it. */
export class NoPrimaryError extends Error {
  /** PostgreSQL's SQLSTATE for "cannot connect now". */
  readonly code = '57P03';

  constructor(servers: number) {
    super(`none of the ${servers} PostgreSQL servers is the primary`);
  }
}

/**
 * Asks all servers at once which one writes, and answers its URL. A server that was cut off may still take itself for the primary:
 * among several the one that was promoted last counts. Throws NoPrimaryError after at most two seconds.
 */
export async function findPrimary(urls: readonly string[], config: pg.ClientConfig): Promise<string> {
  const probes = urls.map((url) => new Probe(url, config));
  try {
    const answers = probes.map((probe) => probe.timeline());
    await Promise.race([Promise.all(answers), firstPrimary(answers)]);
    const primaries = probes.filter(({ found }) => found !== undefined);
    const [newest] = primaries.toSorted((a, b) => (b.found ?? 0) - (a.found ?? 0));
    if (newest === undefined) throw new NoPrimaryError(urls.length);
    return newest.url;
  } finally {
    for (const probe of probes) probe.end();
  }
}

/** Resolves some time after one of them is a primary; never when none is. */
async function firstPrimary(answers: readonly Promise<number | undefined>[]): Promise<void> {
  const primaries = answers.map(async (answer) => (await answer) ?? Promise.reject(new Error('a standby')));
  await Promise.any(primaries).catch(() => new Promise(() => undefined));
  await new Promise((resolve) => setTimeout(resolve, graceMs));
}

/** A short connection to one server. */
class Probe {
  readonly url: string;
  /** The timeline that it writes, once it said so. */
  found: number | undefined;
  readonly #client: pg.Client;

  constructor(url: string, config: pg.ClientConfig) {
    this.url = url;
    this.#client = new pg.Client({
      ...config,
      connectionString: url,
      application_name: 'prosa looks for the primary',
      connectionTimeoutMillis: probeMs,
      query_timeout: probeMs,
    });
    this.#client.on('error', () => undefined); // what it asked has failed with it
  }

  /** Undefined for a standby and for one that does not answer. Does not throw. */
  async timeline(): Promise<number | undefined> {
    try {
      await this.#client.connect();
      const { rows } = await this.#client.query<{ timeline: number | null }>(whatItIs);
      this.found = rows[0]?.timeline ?? undefined;
    } catch {
      this.found = undefined;
    }
    return this.found;
  }

  /** At once: one that is frozen would not say goodbye. */
  end(): void {
    (this.#client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
  }
}
