import { create } from '@bufbuild/protobuf';
import { type MyThread, MyThreadSchema, type ThreadState, ThreadStateSchema } from '@prosa/proto/chat';
import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { type MessageRow, toMessage } from '../messages/message-row.ts';

/** Of the replies that name a person, the newest so many are told one by one. */
const maxMentionSeqs = 200;

/** A root as one person has its thread. */
export type ThreadRow = MessageRow & {
  /** Null: the person has never had to do with the thread; so are the numbers. */
  f_following: boolean | null;
  f_last_read_seq: bigint;
  f_read_ordinal: bigint;
  f_own_read_ordinal: bigint;
  f_own_count: bigint;
  f_revision: bigint;
  unread: bigint;
  last_at: Date;
  mention_count: bigint | null;
  mention_seqs: string[] | null;
};

/**
 * Roots of threads as one person has them, all from one snapshot. `where` speaks of the root `m` and of the follower's row `f`;
 * `orderAndLimit` of `picked`, with `unread` (a number) and `last_at`.
 */
export async function readThreadRows(
  db: Queries | OpenTransaction,
  accountId: string,
  where: RawBuilder<unknown>,
  orderAndLimit: RawBuilder<unknown> = sql``,
): Promise<ThreadRow[]> {
  const { rows } = await sql<ThreadRow>`
    with picked as materialized (
      select * from (
        select m.*, f.following as f_following, f.last_read_seq as f_last_read_seq, f.read_ordinal as f_read_ordinal,
          f.own_read_ordinal as f_own_read_ordinal, f.own_count as f_own_count, f.revision as f_revision,
          case when f.following
            then coalesce((m.thread->>'messages')::bigint, 0) - f.read_ordinal - (f.own_count - f.own_read_ordinal)
            else 0 end as unread,
          coalesce((m.thread->>'lastAt')::timestamptz, m.sent_at) as last_at
        from message m
        left join thread_follower f on f.root_message_id = m.id and f.account_id = ${accountId}
        where ${where}
      ) found
      ${orderAndLimit}
    )
    select picked.*, named.count as mention_count, named.seqs as mention_seqs
    from picked
    left join lateral (
      select count(*) as count, (array_agg(seq::text order by seq desc))[1:${sql.lit(maxMentionSeqs)}] as seqs
      from (
        select seq from mention
        where mention.account_id = ${accountId} and mention.thread_root_message_id = picked.id
          and mention.seq > picked.f_last_read_seq
        union
        select seq from message
        where message.thread_root_message_id = picked.id and message.seq > picked.f_last_read_seq
          and message.sender_id <> ${accountId} and message.mentions_room and message.deleted_at is null
      ) either
    ) named on picked.f_following
    ${orderAndLimit}`.execute(db);
  return rows;
}

/** The thread as callers get it. */
export function toMyThread(row: ThreadRow): MyThread {
  return create(MyThreadSchema, { root: toMessage(row), state: toThreadState(row) });
}

/** How the person has the thread. */
export function toThreadState(row: ThreadRow): ThreadState {
  const base = { rootMessageId: row.id, roomId: row.room_id };
  if (row.f_following === null) return create(ThreadStateSchema, base);
  return create(ThreadStateSchema, {
    ...base,
    following: row.f_following,
    lastReadSeq: row.f_last_read_seq,
    readOrdinal: row.f_read_ordinal,
    ownReadOrdinal: row.f_own_read_ordinal,
    ownCount: row.f_own_count,
    unreadCount: Number(row.unread),
    mentionCount: Number(row.mention_count ?? 0n),
    unreadMentionSeqs: (row.mention_seqs ?? []).map(BigInt).reverse(),
    revision: row.f_revision,
  });
}
