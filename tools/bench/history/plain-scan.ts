import { Client } from 'pg';

/** What a search looked for, and how far back its answer goes. */
export interface Wanted {
  /** Folded: lower case without diacritics. All of them have to be there. */
  readonly terms: readonly string[];
  /** When the oldest hit of a full answer was sent; undefined: the answer had everything. */
  readonly since?: Date;
}

/**
 * Reads every message of the database once and gives, for each thing wanted, the ids of the messages with it, newest first: what its
 * search has to have found. Knows nothing of how search works.
 */
export async function plainScan(databaseUrl: string, wanted: readonly Wanted[]): Promise<string[][]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('set enable_indexscan = off');
    await client.query('set enable_bitmapscan = off');
    await client.query('set max_parallel_workers_per_gather = 0');
    const values: unknown[] = [];
    const value = (of: unknown): string => `$${values.push(of)}`;
    const conditions = wanted.map(({ terms, since }) =>
      [
        ...(since ? [`sent_at >= ${value(since)}::timestamptz`] : []),
        ...terms.map((term) => `position(${value(term)}::text in plain.folded) > 0`),
      ].join(' and '),
    );
    const { rows } = await client.query<{ id: string; matches: boolean[] }>(
      `select id, array[${conditions.join(', ')}] as matches
       from message, lateral (select translate(lower(text), 'áàãâéêíóôõúç', 'aaaaeeiooouc') as folded offset 0) plain
       where ${conditions.map((condition) => `(${condition})`).join(' or ')}
       order by sent_at desc, id desc`,
      values,
    );
    return wanted.map((_, place) => rows.filter(({ matches }) => matches[place]).map(({ id }) => id));
  } finally {
    await client.end();
  }
}
