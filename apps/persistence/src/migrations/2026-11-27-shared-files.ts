import { sql, type Kysely } from 'kysely';

/** Files of forwarded messages: entries of their own that show the bytes of another. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The file that was uploaded, under whose id the bytes lie, also when it is gone itself; null: it is this one.
  await sql`alter table file add column content_id uuid`.execute(db);
  await sql`create index file_of_content on file (content_id) where content_id is not null`.execute(db);
}
