import { sql, type Kysely } from 'kysely';

/** Search finds messages with a poll without reading the others. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index message_with_poll on message (id) where poll is not null`.execute(db);
}
