import { sql, type Kysely } from 'kysely';

/** The workspace, its people, and their credentials (only as SHA-256 hashes). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One row. epoch names this database's history: a restored backup gets a new one.
    create table workspace (
      only_one boolean primary key default true check (only_one),
      epoch uuid not null default gen_random_uuid(),
      name text not null default 'Prosa',
      created_at timestamptz not null default date_trunc('milliseconds', clock_timestamp())
    )`.execute(db);
  await sql`insert into workspace default values`.execute(db);

  await sql`
    create table account (
      id uuid primary key,
      email text not null unique,            -- lower-case
      display_name text not null,
      name_key text not null,                -- lower-case: what @Display Name is compared with
      folded_name text not null collate "C", -- lower-case without diacritics: search and order
      role smallint not null,                -- prosa.chat.v1.UserRole
      password_hash text not null,           -- argon2id, PHC string
      created_at timestamptz not null
    )`.execute(db);
  await sql`create index account_by_name on account (folded_name, id)`.execute(db);
  await sql`create index account_by_name_key on account (name_key)`.execute(db);

  await sql`
    create table session (
      id uuid primary key,
      account_id uuid not null references account,
      secret_hash bytea not null unique,
      user_agent text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_at timestamptz
    )`.execute(db);
  await sql`create index session_by_account on session (account_id)`.execute(db);

  await sql`
    create table access_token (
      id uuid primary key,
      account_id uuid not null references account,
      secret_hash bytea not null unique,
      name text not null,
      created_at timestamptz not null,
      expires_at timestamptz,
      last_used_at timestamptz
    )`.execute(db);
  await sql`create index access_token_by_account on access_token (account_id, created_at desc)`.execute(db);

  await sql`
    create table invite (
      id uuid primary key,
      secret_hash bytea not null unique,
      created_by uuid not null references account,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      max_uses integer not null,
      uses integer not null default 0,
      check (uses <= max_uses)
    )`.execute(db);
}
