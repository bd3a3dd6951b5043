import { create } from '@bufbuild/protobuf';
import {
  type MarkUnreadRequest,
  type MarkUnreadResponse,
  MarkUnreadResponseSchema,
  type ReadState,
  type ThreadState,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { messageNotFound } from '../messages/message-failures.ts';
import { readMyRooms } from '../rooms/my-rooms.ts';
import { roomNotFound } from '../rooms/room-failures.ts';
import { announce, moveMarkers } from '../threads/change-thread.ts';
import { readThreadRows, toThreadState } from '../threads/thread-rows.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Makes what stands at or after these places unread again, all or nothing. In a room the marker stays and a second, earlier place
 * is kept beside it; what is after the marker is unread already. In a thread the marker moves back.
 * Throws ROOM_NOT_FOUND, MESSAGE_NOT_FOUND (a thread that the person does not follow).
 */
export async function markUnread(
  workspace: Workspace,
  actorId: string,
  { places }: MarkUnreadRequest,
): Promise<MarkUnreadResponse> {
  const lower = places.map((place) => ({
    roomId: place.roomId.toLowerCase(),
    rootId: place.threadRootMessageId.toLowerCase(),
    seq: place.seq > 0n ? place.seq : 1n,
  }));
  const after = await inTransaction(workspace.db, async (trx) => ({
    readStates: await inRooms(
      workspace,
      trx,
      actorId,
      lower.filter(({ rootId }) => !rootId),
    ),
    threadStates: await inThreads(
      trx,
      actorId,
      lower.filter(({ rootId }) => rootId),
    ),
  }));
  for (const readState of after.readStates) {
    workspace.log.announce({ case: 'readState', value: { accountId: actorId, readState } });
  }
  for (const state of after.threadStates) announce(workspace, actorId, state);
  return create(MarkUnreadResponseSchema, after);
}

interface Place {
  roomId: string;
  rootId: string;
  seq: bigint;
}

/** Own messages from the place up to the marker are counted: those up to the marker are in own_read_ordinal. */
async function inRooms(
  { epoch }: Workspace,
  trx: OpenTransaction,
  accountId: string,
  places: readonly Place[],
): Promise<ReadState[]> {
  if (places.length === 0) return [];
  const roomIds = [...new Set(places.map(({ roomId }) => roomId))];
  await sql`
    update membership m set
      unread_from_seq = place.seq,
      unread_read_ordinal = coalesce((
        select ordinal from message where message.room_id = place.room_id and message.seq < place.seq
        order by message.seq desc limit 1), 0),
      unread_own_read_ordinal = m.own_read_ordinal - (
        select count(*) from message
        where message.room_id = place.room_id and message.seq >= place.seq and message.seq <= m.last_read_seq
          and message.sender_id = ${accountId} and message.thread_root_message_id is null),
      read_revision = m.read_revision + 1
    from (
      select room_id, min(seq)::bigint as seq
      from unnest(${places.map(({ roomId }) => roomId)}::uuid[], ${places.map(({ seq }) => String(seq))}::numeric[])
        as asked (room_id, seq)
      where seq < 9223372036854775807
      group by room_id
    ) place
    where m.room_id = place.room_id and m.account_id = ${accountId} and m.left_at is null
      and place.seq <= m.last_read_seq`.execute(trx);
  const mine = await readMyRooms(trx, epoch, accountId, roomIds);
  if (mine.length < roomIds.length) throw roomNotFound();
  return mine.flatMap(({ readState }) => readState ?? []);
}

async function inThreads(trx: OpenTransaction, accountId: string, places: readonly Place[]): Promise<ThreadState[]> {
  if (places.length === 0) return [];
  const earliest = new Map<string, bigint>();
  for (const { rootId, seq } of places) {
    const known = earliest.get(rootId);
    if (known === undefined || seq < known) earliest.set(rootId, seq);
  }
  const asked = [...earliest].map(([rootId, seq]) => ({ rootId, seq: seq - 1n }));
  const moved = new Set(await moveMarkers(trx, accountId, asked, 'anywhere'));
  for (const { rootId } of asked) if (!moved.has(rootId)) throw messageNotFound(rootId);
  const rows = await readThreadRows(trx, accountId, sql`m.id = any (${[...moved]}::uuid[])`);
  return rows.map(toThreadState);
}
