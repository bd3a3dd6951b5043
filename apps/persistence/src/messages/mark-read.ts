import type { MarkReadRequest, ReadState } from '@prosa/proto/chat';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { readMyRooms } from '../rooms/my-rooms.ts';
import { roomNotFound } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Moves the actor's marker forward, at most to the end, and tells every process when it moved. It never moves back; at or past
 * it, what was marked as unread is read again.
 * Throws ROOM_NOT_FOUND for whoever is not in the room.
 */
export async function markRead(
  { db, log, epoch }: Workspace,
  actorId: string,
  { roomId, seq }: MarkReadRequest,
): Promise<ReadState> {
  const moved = await advanceMarkers(db, actorId, [{ roomId, seq }]);
  const [mine] = await readMyRooms(db, epoch, actorId, [roomId]);
  if (!mine?.readState) throw roomNotFound();
  if (moved) log.announce({ case: 'readState', value: { accountId: actorId, readState: mine.readState } });
  return mine.readState;
}

/**
 * Moves markers forward to these places, at most to the end, in rooms that the person is in. Gives whether one moved.
 *
 * The person's newest own message up to the marker is looked for between the old marker and the new one only: own
 * messages before the old one are counted in own_read_ordinal already.
 */
export async function advanceMarkers(
  db: Queries | OpenTransaction,
  accountId: string,
  places: readonly { roomId: string; seq: bigint }[],
): Promise<boolean> {
  const { rows } = await sql`
    with place as (
      select m.account_id, m.room_id, m.last_read_seq, least(asked.seq, r.last_seq)::bigint as seq
      from unnest(${places.map(({ roomId }) => roomId)}::uuid[], ${places.map(({ seq }) => String(seq))}::numeric[])
        as asked (room_id, seq)
      join membership m on m.room_id = asked.room_id and m.account_id = ${accountId} and m.left_at is null
      join room r on r.id = m.room_id
    )
    update membership m set
      last_read_seq = p.seq,
      read_ordinal = coalesce((
        select ordinal from message where message.room_id = p.room_id and message.seq <= p.seq
        order by message.seq desc limit 1), 0),
      own_read_ordinal = coalesce((
        select sender_ordinal from message
        where message.room_id = p.room_id and message.seq > p.last_read_seq and message.seq <= p.seq
          and message.sender_id = p.account_id
        order by message.seq desc limit 1), m.own_read_ordinal),
      unread_from_seq = null,
      unread_read_ordinal = null,
      unread_own_read_ordinal = null,
      read_revision = m.read_revision + 1
    from place p
    where m.room_id = p.room_id and m.account_id = p.account_id and m.left_at is null
      and (m.last_read_seq < p.seq or (m.unread_from_seq is not null and m.last_read_seq <= p.seq))
    returning 1`.execute(db);
  return rows.length > 0 || (await readOn(db, accountId, places));
}

/** Below the marker, what was marked as unread becomes read up to the place. */
async function readOn(
  db: Queries | OpenTransaction,
  accountId: string,
  places: readonly { roomId: string; seq: bigint }[],
): Promise<boolean> {
  const { rows } = await sql`
    update membership m set
      unread_from_seq = place.seq + 1,
      unread_read_ordinal = coalesce((
        select ordinal from message where message.room_id = place.room_id and message.seq <= place.seq
        order by message.seq desc limit 1), 0),
      unread_own_read_ordinal = m.unread_own_read_ordinal + (
        select count(*) from message
        where message.room_id = place.room_id and message.seq >= m.unread_from_seq and message.seq <= place.seq
          and message.sender_id = ${accountId} and message.thread_root_message_id is null),
      read_revision = m.read_revision + 1
    from unnest(${places.map(({ roomId }) => roomId)}::uuid[], ${places.map(({ seq }) => String(seq))}::numeric[])
      as place (room_id, seq)
    where m.room_id = place.room_id and m.account_id = ${accountId} and m.left_at is null
      and m.unread_from_seq <= place.seq and place.seq < m.last_read_seq
    returning 1`.execute(db);
  return rows.length > 0;
}
