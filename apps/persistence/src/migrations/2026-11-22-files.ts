import { sql, type Kysely } from 'kysely';

/** Files: those on their way and those in messages, and what they take up. The bytes lie elsewhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table file (
      id uuid primary key,
      owner_id uuid not null,
      name text not null,
      size_bytes bigint not null,
      sha256 bytea not null,
      type_hint text not null,               -- what its owner says it is
      created_at timestamptz not null,
      expires_at timestamptz not null,       -- removed then, unless a message has it
      store_mark text not null,              -- the storage's name for the upload
      received_bytes bigint not null default 0,
      part_marks text[] not null default '{}', -- what the storage said of each part
      media_type text,                       -- what it is; null: not complete yet
      width integer not null default 0,
      height integer not null default 0,
      placeholder bytea,
      thumbnail_bytes integer not null default 0, -- 0: there is none
      message_id uuid,
      room_id uuid,
      seq bigint,                            -- of its message
      position smallint,                     -- among the files of its message
      alt_text text not null default '',
      removed_at timestamptz                 -- nobody can read it any more; the bytes go next
    )`.execute(db);
  await sql`create index file_without_message on file (owner_id) where message_id is null`.execute(db);
  await sql`
    create index file_in_room on file (room_id, seq desc, position desc)
      where message_id is not null and removed_at is null`.execute(db);
  await sql`create index file_of_message on file (message_id) where message_id is not null`.execute(db);
  await sql`
    create index file_to_remove on file (expires_at) where message_id is null or removed_at is not null`.execute(db);

  await sql`
    -- Bytes of everybody's files; under the zero id those of all together.
    create table file_usage (
      account_id uuid primary key,
      bytes bigint not null
    )`.execute(db);
  await sql`insert into file_usage values ('00000000-0000-0000-0000-000000000000', 0)`.execute(db);

  // [prosa.chat.v1.Attachment as JSON]; null: none. Kept with the message, so that reading one stays one row.
  await sql`alter table message add column attachments jsonb`.execute(db);
}
