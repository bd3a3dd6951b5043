import type { FollowThreadRequest, MarkThreadReadRequest, ThreadState } from '@prosa/proto/chat';
import { sql } from 'kysely';
import { invalidArgument } from '../database/invalid-argument.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { lockMessageOfMember } from '../messages/access.ts';
import { messageNotFound } from '../messages/message-failures.ts';
import type { Workspace } from '../workspace.ts';
import { readThreadRows, toThreadState } from './thread-rows.ts';

/**
 * Follows a thread from its end on, or does not any more. As it is already: no change.
 * Throws MESSAGE_NOT_FOUND, INVALID_ARGUMENT (a reply).
 */
export async function followThread(
  workspace: Workspace,
  actorId: string,
  { rootMessageId, follow }: FollowThreadRequest,
): Promise<ThreadState> {
  const changed = await inTransaction(workspace.db, async (trx) => {
    const { message: root, room } = await lockMessageOfMember(trx, rootMessageId, actorId);
    if (root.thread_root_message_id) throw invalidArgument('rootMessageId', 'must be a message of the main timeline');
    const { rows } = await (
      follow
        ? sql`
        insert into thread_follower as f (
          root_message_id, account_id, room_id, following, last_read_seq, read_ordinal
        ) values (${root.id}, ${actorId}, ${room.id}, true, ${room.last_seq}, ${root.thread?.messages ?? 0})
        on conflict (root_message_id, account_id) do update set
          following = true, last_read_seq = excluded.last_read_seq, read_ordinal = excluded.read_ordinal,
          own_read_ordinal = f.own_count, revision = f.revision + 1
        where not f.following
        returning 1`
        : sql`
        update thread_follower set following = false, revision = revision + 1
        where root_message_id = ${root.id} and account_id = ${actorId} and following
        returning 1`
    ).execute(trx);
    return { state: await stateOf(trx, actorId, root.id), changed: rows.length > 0 };
  });
  if (changed.changed) announce(workspace, actorId, changed.state);
  return changed.state;
}

/** Moves the actor's marker of a thread forward, at most to the room's end. Throws MESSAGE_NOT_FOUND. */
export async function markThreadRead(
  workspace: Workspace,
  actorId: string,
  { rootMessageId, seq }: MarkThreadReadRequest,
): Promise<ThreadState> {
  const changed = await inTransaction(workspace.db, async (trx) => {
    const moved = await moveMarkers(trx, actorId, [{ rootId: rootMessageId, seq }], 'forward');
    return { state: await stateOf(trx, actorId, rootMessageId), changed: moved.length > 0 };
  });
  if (changed.changed) announce(workspace, actorId, changed.state);
  return changed.state;
}

/** Where a marker of a thread shall stand: everything up to `seq` is read. */
export interface ThreadPlace {
  rootId: string;
  seq: bigint;
}

/**
 * Puts markers of threads that the person follows, in rooms that they are in, at these places; `forward`: only those that
 * stand before it. Gives the roots of those that moved.
 */
export async function moveMarkers(
  trx: OpenTransaction,
  accountId: string,
  places: readonly ThreadPlace[],
  way: 'forward' | 'anywhere',
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update thread_follower f set
      last_read_seq = place.seq,
      read_ordinal = coalesce((
        select thread_ordinal from message
        where message.thread_root_message_id = place.id and message.seq <= place.seq
        order by message.seq desc limit 1), 0),
      own_read_ordinal = coalesce((
        select thread_sender_ordinal from message
        where message.thread_root_message_id = place.id and message.seq <= place.seq
          and message.sender_id = ${accountId}
        order by message.seq desc limit 1), 0),
      revision = f.revision + 1
    from (
      select asked.id, least(asked.seq, room.last_seq)::bigint as seq
      from unnest(
        ${places.map(({ rootId }) => rootId)}::uuid[], ${places.map(({ seq }) => String(seq))}::numeric[]
      ) as asked (id, seq)
      join message m on m.id = asked.id
      join room on room.id = m.room_id
      join membership on membership.room_id = room.id and membership.account_id = ${accountId}
        and membership.left_at is null
    ) place
    where f.root_message_id = place.id and f.account_id = ${accountId} and f.following
      and ${way === 'forward' ? sql`f.last_read_seq < place.seq` : sql`true`}
    returning f.root_message_id as id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Tells all devices of a person how they have a thread now. */
export function announce({ log }: Workspace, accountId: string, state: ThreadState): void {
  log.announce({ case: 'threadState', value: { accountId, state } });
}

async function stateOf(trx: OpenTransaction, accountId: string, rootId: string): Promise<ThreadState> {
  const [row] = await readThreadRows(
    trx,
    accountId,
    sql`m.id = ${rootId} and m.thread_root_message_id is null and exists (
      select from membership
      where membership.room_id = m.room_id and membership.account_id = ${accountId} and membership.left_at is null)`,
  );
  if (!row) throw messageNotFound(rootId);
  return toThreadState(row);
}
