import { sql, type Kysely } from 'kysely';

/** Web push: the workspace's keys, the browsers to reach, and what waits to be sent to them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One row, made at the first need and never changed: every subscription is bound to it.
    create table push_key (
      only_one boolean primary key default true check (only_one),
      public_key text not null,              -- base64url
      private_key text not null
    )`.execute(db);
  await sql`
    create table push_subscription (
      id uuid primary key,
      account_id uuid not null references account,
      session_id uuid not null unique references session on delete cascade,
      endpoint text not null unique,
      p256dh bytea not null,
      auth bytea not null,
      language text not null,
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index push_subscription_by_account on push_subscription (account_id)`.execute(db);
  await sql`
    -- A message once a browser. Rows stay a while after they are settled, so that nothing is planned twice.
    create table push_outbox (
      id uuid primary key,
      subscription_id uuid not null references push_subscription on delete cascade,
      message_id uuid not null,
      created_at timestamptz not null,
      due_at timestamptz not null,           -- not before; a lease moves it on
      tries integer not null default 0,
      settled_at timestamptz,
      unique (subscription_id, message_id)
    )`.execute(db);
  await sql`create index push_outbox_due on push_outbox (due_at) where settled_at is null`.execute(db);
  await sql`create index push_outbox_old on push_outbox (created_at)`.execute(db);
}
