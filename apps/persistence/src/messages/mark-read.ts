import type { MarkReadRequest, ReadState } from '@prosa/proto/chat';
import { sql } from 'kysely';
import { readMyRooms } from '../rooms/my-rooms.ts';
import { roomNotFound } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Moves the actor's marker forward, at most to the end, and tells every process when it moved. It never moves back.
 * Throws ROOM_NOT_FOUND for whoever is not in the room.
 *
 * The person's newest own message up to the marker is looked for between the old marker and the new one only: own
 * messages before the old one are counted in own_read_ordinal already.
 */
export async function markRead(
  { db, log, epoch }: Workspace,
  actorId: string,
  { roomId, seq }: MarkReadRequest,
): Promise<ReadState> {
  const { rows } = await sql<{ moved: boolean }>`
    with place as (
      select m.account_id, m.room_id, m.last_read_seq, least(${seq}::numeric, r.last_seq)::bigint as seq
      from membership m join room r on r.id = m.room_id
      where m.room_id = ${roomId} and m.account_id = ${actorId} and m.left_at is null
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
        order by message.seq desc limit 1), m.own_read_ordinal)
    from place p
    where m.room_id = p.room_id and m.account_id = p.account_id and m.last_read_seq < p.seq and m.left_at is null
    returning true as moved`.execute(db);
  const [mine] = await readMyRooms(db, epoch, actorId, [roomId]);
  if (!mine?.readState) throw roomNotFound();
  if (rows.length > 0) log.announce({ case: 'readState', value: { accountId: actorId, readState: mine.readState } });
  return mine.readState;
}
