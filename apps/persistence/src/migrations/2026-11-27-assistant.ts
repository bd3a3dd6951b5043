import { sql, type Kysely } from 'kysely';

/** The assistant: its account, where it is switched off, how much it did for whom, and what it is asked in rooms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table account add column is_assistant boolean not null default false`.execute(db);
  await sql`create unique index account_assistant on account (is_assistant) where is_assistant`.execute(db);
  await sql`
    -- "prosa" in ASCII. It has no e-mail address and no password, so nobody can be it.
    insert into account (
      id, email, display_name, name_key, folded_name, role, password_hash, created_at, is_assistant
    ) values (
      '70726f73-6100-8000-8000-000000000000', 'prosa', 'Prosa', 'prosa', 'prosa', 1, '', date_trunc('milliseconds', now()), true
    )`.execute(db);
  await sql`alter table workspace add column assistant_off boolean not null default false`.execute(db);
  await sql`alter table room add column assistant_off boolean not null default false`.execute(db);
  await sql`alter table message add column answer jsonb -- prosa.chat.v1.Answer; null: a person said it`.execute(db);
  await sql`
    -- What the assistant did on a day (UTC), for each account and, as one row without, for the workspace.
    create table assistant_usage (
      day date not null,
      account_id uuid not null,              -- all zero: the workspace
      requests integer not null default 0,
      tokens bigint not null default 0,
      primary key (day, account_id)
    )`.execute(db);
  await sql`
    -- Questions in rooms whose answer is not whole yet. Who answers holds a lease; when that is over, the answer is ended.
    create table assistant_question (
      message_id uuid primary key,           -- the one that asks
      room_id uuid not null,
      asked_by uuid not null,
      asked_at timestamptz not null,
      answer_id uuid unique,                 -- the message that grows; null: nobody took it yet
      lease_id uuid,
      leased_until timestamptz not null,     -- without a lease: how long it may wait
      text text not null default '',         -- as far as is known
      stop boolean not null default false
    )`.execute(db);
  await sql`create index assistant_question_due on assistant_question (leased_until)`.execute(db);
}
