import { sql, type Kysely } from 'kysely';

/** What people have begun to write, keep, want to be reminded of, and want to be sent later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table draft (
      account_id uuid not null references account,
      room_id uuid not null,
      thread_root_message_id uuid not null,  -- all zeros: the room itself
      text text not null,                    -- empty, and no reply: sent or thrown away
      reply_to_message_id uuid,
      written_at timestamptz not null,
      revision bigint not null,              -- account.personal_revision of its last change
      primary key (account_id, room_id, thread_root_message_id)
    )`.execute(db);
  await sql`create index draft_by_change on draft (account_id, revision)`.execute(db);

  await sql`
    create table saved_message (
      account_id uuid not null references account,
      message_id uuid not null,
      saved_at timestamptz not null,
      primary key (account_id, message_id)
    )`.execute(db);
  await sql`create index saved_message_by_time on saved_message (account_id, saved_at, message_id)`.execute(db);

  await sql`
    create table reminder (
      account_id uuid not null references account,
      id uuid not null,
      message_id uuid not null,
      remind_at timestamptz not null,
      note text not null,
      due_since timestamptz,                 -- null: it waits
      primary key (account_id, id)
    )`.execute(db);
  await sql`create index reminder_by_time on reminder (account_id, remind_at, id)`.execute(db);
  await sql`create index reminder_waiting on reminder (remind_at) where due_since is null`.execute(db);

  await sql`
    create table scheduled_message (
      account_id uuid not null references account,
      id uuid not null,                      -- client_message_id of the message
      room_id uuid not null,
      thread_root_message_id uuid,
      text text not null,
      reply_to_message_id uuid,
      send_at timestamptz not null,          -- as the person wants it
      try_at timestamptz not null,           -- later, after a try that may be made again
      tries integer not null default 0,
      failure text,                          -- reason for which it is not tried any more
      primary key (account_id, id)
    )`.execute(db);
  await sql`create index scheduled_message_by_time on scheduled_message (account_id, send_at, id)`.execute(db);
  await sql`create index scheduled_message_waiting on scheduled_message (try_at) where failure is null`.execute(db);
}
