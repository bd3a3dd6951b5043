import { Client } from 'pg';

/** What the figures owe to PostgreSQL. */
export interface DatabaseFacts {
  readonly version: string;
  readonly fsync: string;
  readonly synchronous_commit: string;
}

/** Asks the server itself. */
export async function databaseFacts(url: string): Promise<DatabaseFacts> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<DatabaseFacts>(
      `select split_part(current_setting('server_version'), ' ', 1) as version,
              current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit`,
    );
    return rows[0]!;
  } finally {
    await client.end();
  }
}
