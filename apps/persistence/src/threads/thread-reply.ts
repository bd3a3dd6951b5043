import type { SendExtra } from '../log/rich-send.ts';
import { sql } from 'kysely';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { StoredThread } from '../database/schema.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { messageDeleted, messageNotFound } from '../messages/message-failures.ts';
import { type MessageRow, toThreadSummary } from '../messages/message-row.ts';

/** Of those who replied, so many are told. */
const maxParticipants = 5;

/**
 * A send that is a reply in a thread: it counts in the thread and not in the main timeline, the thread's root learns of it, and
 * its author, whom it names and (at the first reply) the root's author follow the thread from now on.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED (a new thread of a deleted message), INVALID_ARGUMENT (a thread within a thread).
 */
export const threadReply: SendExtra = {
  async before({ trx, room, send, draft }) {
    if (!send.threadRootMessageId) return;
    const root = await rootOf(trx, send.threadRootMessageId);
    if (root?.room_id !== room.id) throw messageNotFound(send.threadRootMessageId);
    if (root.thread_root_message_id) {
      throw invalidArgument('threadRootMessageId', 'must be a message of the main timeline');
    }
    if (root.deleted_at && !root.thread) throw messageDeleted();
    const own = await trx
      .selectFrom('thread_follower')
      .select('own_count')
      .where('root_message_id', '=', root.id)
      .where('account_id', '=', send.senderId)
      .executeTakeFirst();
    draft.thread_root_message_id = root.id;
    draft.thread_ordinal = BigInt(root.thread?.messages ?? 0) + 1n;
    draft.thread_sender_ordinal = (own?.own_count ?? 0n) + 1n;
    draft.ordinal = room.message_count;
    draft.sender_ordinal -= 1n;
  },

  async after({ trx, told }, reply) {
    if (!reply.thread_root_message_id) return;
    const root = await rootOf(trx, reply.thread_root_message_id);
    if (!root) throw new Error('the root of a thread was there and is not');
    const before = root.thread ?? { replies: 0, messages: 0, participants: [] };
    const thread: StoredThread = {
      replies: before.replies + 1,
      messages: before.messages + 1,
      lastSeq: Number(reply.seq),
      lastAt: reply.sent_at.toISOString(),
      participants: [...new Set([...before.participants, reply.sender_id])].slice(0, maxParticipants),
      revision: Number(reply.seq),
    };
    await storeThread(trx, root.id, thread);
    told.thread = toThreadSummary({ ...root, thread });
    await followAsAuthor(trx, reply);
    const concerned = [...(reply.mentions ?? []), ...(root.thread ? [] : [root.sender_id])];
    await followFrom(trx, reply, new Set(concerned.filter((id) => id !== reply.sender_id)));
  },
};

/** Takes a deleted reply out of what its thread has come to, in the transaction of its deletion. Gives the thread's root after it. */
export async function withoutReply(trx: OpenTransaction, reply: MessageRow, revision: bigint): Promise<MessageRow> {
  const root = await rootOf(trx, reply.thread_root_message_id ?? '');
  if (!root?.thread) throw new Error('the thread of a reply was there and is not');
  const { rows: standing } = await sql<{ sender_id: string; newest: bigint; at: Date }>`
    select sender_id, max(seq) as newest, max(sent_at) as at from message
    where thread_root_message_id = ${root.id} and id <> ${reply.id} and deleted_at is null
    group by sender_id order by min(seq)`.execute(trx);
  const last = standing.reduce<{ newest: bigint; at: Date } | undefined>(
    (found, row) => (found && found.newest > row.newest ? found : row),
    undefined,
  );
  const thread: StoredThread = {
    ...root.thread,
    replies: root.thread.replies - 1,
    lastSeq: Number(last?.newest ?? 0n),
    lastAt: last?.at.toISOString() ?? null,
    participants: standing.slice(0, maxParticipants).map(({ sender_id }) => sender_id),
    revision: Number(revision),
  };
  await storeThread(trx, root.id, thread);
  return { ...root, thread };
}

function rootOf(trx: OpenTransaction, id: string): Promise<MessageRow | undefined> {
  return trx.selectFrom('message').selectAll().where('id', '=', id).executeTakeFirst();
}

async function storeThread(trx: OpenTransaction, rootId: string, thread: StoredThread): Promise<void> {
  await trx
    .updateTable('message')
    .set({ thread: JSON.stringify(thread) })
    .where('id', '=', rootId)
    .execute();
}

/** Who replies follows. Who did not before has read what stands there. */
async function followAsAuthor(trx: OpenTransaction, reply: MessageRow): Promise<void> {
  const { thread_root_message_id, sender_id, room_id, seq, thread_ordinal, thread_sender_ordinal } = reply;
  await sql`
    insert into thread_follower as f (
      root_message_id, account_id, room_id, following, last_read_seq, read_ordinal, own_read_ordinal, own_count
    ) values (
      ${thread_root_message_id}, ${sender_id}, ${room_id}, true, ${seq}, ${thread_ordinal}, ${thread_sender_ordinal},
      ${thread_sender_ordinal}
    )
    on conflict (root_message_id, account_id) do update set
      following = true,
      own_count = excluded.own_count,
      last_read_seq = case when f.following then f.last_read_seq else excluded.last_read_seq end,
      read_ordinal = case when f.following then f.read_ordinal else excluded.read_ordinal end,
      own_read_ordinal = case when f.following then f.own_read_ordinal else excluded.own_read_ordinal end,
      revision = case when f.following then f.revision else f.revision + 1 end`.execute(trx);
}

/** These people, as far as they are in the room, follow; to who did not before, this reply is the first unread one. */
async function followFrom(trx: OpenTransaction, reply: MessageRow, accountIds: ReadonlySet<string>): Promise<void> {
  if (accountIds.size === 0) return;
  const { thread_root_message_id, room_id, seq, thread_ordinal } = reply;
  await sql`
    insert into thread_follower as f (root_message_id, account_id, room_id, following, last_read_seq, read_ordinal)
    select ${thread_root_message_id}::uuid, account_id, room_id, true, ${seq}::bigint - 1, ${thread_ordinal}::bigint - 1
    from membership
    where room_id = ${room_id} and account_id = any (${[...accountIds]}::uuid[]) and left_at is null
    order by account_id
    on conflict (root_message_id, account_id) do update set
      following = true,
      last_read_seq = excluded.last_read_seq,
      read_ordinal = excluded.read_ordinal,
      own_read_ordinal = f.own_count,
      revision = f.revision + 1
    where not f.following`.execute(trx);
}
