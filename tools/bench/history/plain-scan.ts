import { Client } from 'pg';

/** One message that a search finds, as the client and the database know it. */
export interface Found {
  readonly id: string;
}

/**
 * The newest messages with all these texts in them, by reading every message of the database from its first to its last: what a
 * search has to find. `terms` are folded: lower case without diacritics. Knows nothing of how search works.
 */
export async function plainScan(databaseUrl: string, terms: readonly string[], limit: number): Promise<Found[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `set enable_indexscan = off; set enable_bitmapscan = off; set max_parallel_workers_per_gather = 0`,
    );
    const conditions = terms.map((_, place) => `position($${place + 2} in folded.text) > 0`).join(' and ');
    const { rows } = await client.query<Found>(
      `select id from message, lateral (select translate(lower(text), 'áàãâéêíóôõúç', 'aaaaeeiooouc') as text offset 0) folded
       where ${conditions} order by sent_at desc, id desc limit $1`,
      [limit, ...terms],
    );
    return rows;
  } finally {
    await client.end();
  }
}
