import { sql, type Kysely } from 'kysely';

/** Marking as unread: a second, earlier place beside the marker, with its numbers; and which of two states is newer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table membership
      add column read_revision bigint not null default 0,
      add column unread_from_seq bigint,         -- null: what is after last_read_seq is unread
      add column unread_read_ordinal bigint,     -- as read_ordinal, of the place before unread_from_seq
      add column unread_own_read_ordinal bigint`.execute(db);
}
