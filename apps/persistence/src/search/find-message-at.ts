import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type FindMessageAtRequest, type FindMessageAtResponse, FindMessageAtResponseSchema } from '@prosa/proto/chat';
import { sql } from 'kysely';
import { invalidArgument } from '../database/invalid-argument.ts';
import { toDate } from '../database/times.ts';
import { readableRoom } from '../rooms/access.ts';
import type { Workspace } from '../workspace.ts';
import type { Indexer } from './indexer.ts';

interface Place {
  seq: bigint;
  sent_at: Date;
}

/**
 * The first message of the room's main timeline sent at a time or later, else the last one. The search index knows the
 * messages by time. Throws ROOM_NOT_FOUND, INVALID_ARGUMENT (time).
 */
export async function findMessageAt(
  { db }: Workspace,
  indexer: Indexer,
  actorId: string,
  { roomId, time }: FindMessageAtRequest,
): Promise<FindMessageAtResponse> {
  if (!time) throw invalidArgument('time', 'value is required');
  const at = toDate(time, 'time');
  const { room } = await readableRoom(db, roomId, actorId);
  await indexer.catchUp([room.id]);
  const { rows } = await sql<Place>`
    select s.seq, s.sent_at from message_search s
    join message m on m.id = s.message_id and m.thread_root_message_id is null
    where s.room_id = ${room.id} and s.sent_at >= ${at}
    order by s.sent_at, s.message_id
    limit 1`.execute(db);
  const place =
    rows[0] ??
    (await db
      .selectFrom('message')
      .select(['seq', 'sent_at'])
      .where('room_id', '=', room.id)
      .where('thread_root_message_id', 'is', null)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst());
  if (!place) return create(FindMessageAtResponseSchema);
  return create(FindMessageAtResponseSchema, { seq: place.seq, sentAt: timestampFromDate(place.sent_at) });
}
