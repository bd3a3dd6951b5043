import { sql, type Kysely } from 'kysely';

/** Pins: kept in the message, so that whoever has the message knows; counted in the room. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table message
      add column pinned_at timestamptz,
      add column pinned_by uuid`.execute(db);
  await sql`create index message_pinned on message (room_id, pinned_at) where pinned_at is not null`.execute(db);
  await sql`alter table room add column pin_count integer not null default 0`.execute(db);
}
