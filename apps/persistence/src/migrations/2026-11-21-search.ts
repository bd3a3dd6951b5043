import { sql, type Kysely } from 'kysely';

/** Search: filled beside the acknowledgement by an indexer that follows each room's log. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create extension if not exists pg_trgm`.execute(db);
  await sql`
    create table message_search (
      message_id uuid primary key,
      room_id uuid not null,
      sender_id uuid not null,
      seq bigint not null,
      sent_at timestamptz not null,
      folded text not null                   -- lower-case without diacritics; empty when deleted
    )`.execute(db);
  await sql`create index message_search_newest on message_search (sent_at desc, message_id desc)`.execute(db);
  await sql`
    create index message_search_in_room on message_search (room_id, sent_at desc, message_id desc)`.execute(db);
  await sql`create index message_search_trigrams on message_search using gin (folded gin_trgm_ops)`.execute(db);
  await sql`
    -- Up to where each room's log is indexed. No row: nothing yet.
    create table search_position (
      room_id uuid primary key,
      seq bigint not null
    )`.execute(db);
}
