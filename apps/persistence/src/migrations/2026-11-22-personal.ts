import { sql, type Kysely } from 'kysely';

/** What belongs to one person and to no room: how often it changed, and their preferences. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table account add column personal_revision bigint not null default 0`.execute(db);
  await sql`
    create table preferences (
      account_id uuid primary key references account,
      body jsonb not null                    -- prosa.chat.v1.Preferences as protobuf JSON: what is not set is not there
    )`.execute(db);
}
