import { sql, type Kysely } from 'kysely';

/** What people say of themselves, and when they do not want to be disturbed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table account
      add column status_emoji text not null default '',
      add column status_text text not null default '',
      add column status_expires_at timestamptz,
      add column quiet_until timestamptz,
      add column quiet_hours jsonb,            -- [{"weekdays", "from", "until"}]; null: none
      add column time_zone text not null default ''`.execute(db);
}
