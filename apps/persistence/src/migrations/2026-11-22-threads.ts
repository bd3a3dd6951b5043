import { sql, type Kysely } from 'kysely';

/**
 * Threads. A reply is a message of its room with a seq of its own that does not count in the main timeline: `ordinal` and
 * `sender_ordinal` stay where they are, `thread_ordinal` and `thread_sender_ordinal` count instead.
 *
 * Replies that were sent before there were threads have counted in the main timeline, and stay there, as answers.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    update message set
      reply_to_message_id = coalesce(reply_to_message_id, thread_root_message_id), thread_root_message_id = null
    where thread_root_message_id is not null`.execute(db);
  await sql`
    alter table message
      add column thread_ordinal bigint,        -- null: not a reply in a thread
      add column thread_sender_ordinal bigint,
      add column thread jsonb                  -- of a root: what its thread has come to; null: no thread`.execute(db);
  await sql`
    create index message_in_thread on message (thread_root_message_id, seq)
    where thread_root_message_id is not null`.execute(db);

  await sql`alter table mention add column thread_root_message_id uuid`.execute(db);
  await sql`
    create index mention_in_thread on mention (account_id, thread_root_message_id, seq)
    where thread_root_message_id is not null`.execute(db);

  await sql`
    -- How people have a thread. The row outlives unfollowing and leaving: own_count must.
    create table thread_follower (
      root_message_id uuid not null,
      account_id uuid not null,
      room_id uuid not null,
      following boolean not null,
      last_read_seq bigint not null default 0,
      read_ordinal bigint not null default 0,
      own_read_ordinal bigint not null default 0,
      own_count bigint not null default 0,
      revision bigint not null default 1,      -- grows with every change of following and of the marker
      primary key (root_message_id, account_id)
    )`.execute(db);
  await sql`
    create index thread_follower_by_account on thread_follower (account_id, root_message_id)
    where following`.execute(db);
  await sql`create index thread_follower_in_room on thread_follower (room_id, account_id) where following`.execute(db);
}
