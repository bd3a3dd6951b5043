import { sql, type Kysely } from 'kysely';

/** What pages that messages link to say of themselves. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // [{"url", "title", "description", "siteName"}], those that were taken away as {"url", "removed": true}; null: none.
  await sql`alter table message add column link_previews jsonb`.execute(db);
}
