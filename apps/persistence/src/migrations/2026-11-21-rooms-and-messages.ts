import { sql, type Kysely } from 'kysely';

/**
 * Rooms, their logs and their messages.
 *
 * message, mention and room_event have no foreign keys: rooms and accounts are never removed, append_messages checks
 * membership under the room's lock, and the checks would cost more than the rows (one trigger call a row).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room (
      id uuid primary key,
      kind smallint not null,                -- prosa.chat.v1.RoomKind
      name text not null,                    -- empty for direct conversations
      name_key text not null,                -- lower-case: unique among open public rooms
      folded_name text not null collate "C", -- lower-case without diacritics: search and order
      topic text not null default '',
      creator_id uuid not null references account,
      created_at timestamptz not null,
      archived_at timestamptz,
      direct_key text unique,                -- the sorted ids of the people of a direct conversation
      last_seq bigint not null default 0,
      message_count bigint not null default 0,
      member_count integer not null default 0
    ) with (fillfactor = 50)                 -- updated at every batch of sends, in place`.execute(db);
  await sql`
    create unique index room_public_name on room (name_key) where kind = 1 and archived_at is null`.execute(db);
  await sql`
    create index room_public_by_name on room (folded_name, id) where kind = 1 and archived_at is null`.execute(db);

  await sql`
    create table membership (
      room_id uuid not null references room,
      account_id uuid not null references account,
      role smallint not null,                -- prosa.chat.v1.MemberRole
      joined_at timestamptz not null,
      left_at timestamptz,                   -- the row outlives leaving: own_count must
      last_read_seq bigint not null default 0,
      read_ordinal bigint not null default 0,
      own_read_ordinal bigint not null default 0,
      own_count bigint not null default 0,
      primary key (room_id, account_id)
    ) with (fillfactor = 70)`.execute(db);
  await sql`create index membership_by_account on membership (account_id, room_id) where left_at is null`.execute(db);

  await sql`
    create table message (
      id uuid primary key,
      room_id uuid not null,
      seq bigint not null,
      sender_id uuid not null,
      client_message_id uuid not null,
      text text not null,                    -- empty when deleted
      sent_at timestamptz not null,
      edited_at timestamptz,
      deleted_at timestamptz,
      reply_to_message_id uuid,
      thread_root_message_id uuid,
      mentions uuid[],                       -- null: nobody
      mentions_room boolean not null default false,
      reactions jsonb,                       -- [{"emoji", "userIds"}]; null: none
      ordinal bigint not null,
      sender_ordinal bigint not null,
      revision bigint not null               -- seq of the event that last changed it
    )`.execute(db);
  await sql`create unique index message_once on message (sender_id, client_message_id)`.execute(db);
  await sql`create unique index message_in_room on message (room_id, seq)`.execute(db);
  await sql`
    create index message_to_everybody on message (room_id, seq) where mentions_room and deleted_at is null`.execute(db);

  await sql`
    -- Texts that a message had. written_at is when the text was written, not when it was replaced.
    create table message_edit (
      message_id uuid not null references message,
      seq bigint not null,                   -- of the event that replaced it
      text text not null,
      written_at timestamptz not null,
      primary key (message_id, seq)
    )`.execute(db);

  await sql`
    -- Who is named where; not the authors themselves.
    create table mention (
      account_id uuid not null,
      room_id uuid not null,
      seq bigint not null,
      message_id uuid not null,
      primary key (account_id, room_id, seq)
    )`.execute(db);

  await sql`
    -- The logs. Text is never here: whoever reads the log gets messages as they are now.
    create table room_event (
      room_id uuid not null,
      seq bigint not null,
      kind smallint not null,                -- field number of the change in prosa.chat.v1.RoomEvent
      actor_id uuid not null,
      occurred_at timestamptz not null,
      message_id uuid,
      detail jsonb,
      primary key (room_id, seq)
    )`.execute(db);
}
