import type { JsonValue } from '@bufbuild/protobuf';
import type { ThreadSummary } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { toBigint } from '../database/numbers.ts';
import type { StoredThread } from '../database/schema.ts';
import { type MessageRow, toMessage, toThreadSummary } from '../messages/message-row.ts';
import { fromDetail } from './event-detail.ts';
import { toLogEvent } from './log-event.ts';

/** A place in a room's log: everything up to `seq` is known. */
export interface LogPlace {
  roomId: string;
  seq: bigint;
}

/** A message of the log, if the event has one: `id` is null without. */
type EventRow = Omit<MessageRow, 'id'> & {
  id: string | null;
  event_room_id: string;
  event_seq: bigint;
  kind: number;
  actor_id: string;
  occurred_at: Date;
  detail: JsonValue;
  /** Of the message with which its thread begins; null: it is no reply. */
  root_id: string | null;
  root_sender_id: string;
  root_thread: StoredThread | null;
};

/**
 * The next events of each room after its place, at most `limitPerRoom` of each, in order and without holes within a
 * room. Messages are as they are now: a deleted text is nowhere, and an older event shows the newer state.
 */
export async function readLogs(
  db: Queries,
  places: readonly LogPlace[],
  limitPerRoom: number,
  epoch: string,
): Promise<LogEvent[]> {
  const rooms = places.map(({ roomId }) => roomId);
  const seqs = places.map(({ seq }) => String(toBigint(seq)));
  const { rows } = await sql<EventRow>`
    select e.room_id as event_room_id, e.seq as event_seq, e.kind, e.actor_id, e.occurred_at, e.detail, m.*,
      root.id as root_id, root.sender_id as root_sender_id, root.thread as root_thread
    from unnest(${rooms}::uuid[], ${seqs}::bigint[]) as place (room_id, seq)
    cross join lateral (
      select * from room_event
      where room_event.room_id = place.room_id and room_event.seq > place.seq
      order by room_event.seq limit ${limitPerRoom}
    ) e
    left join message m on m.id = e.message_id
    left join message root on root.id = m.thread_root_message_id
    order by e.room_id, e.seq`.execute(db);
  return rows.map((row) => fromRow(row, epoch));
}

/** The newest seq of every room. */
export async function readTops(db: Queries): Promise<LogPlace[]> {
  const rows = await db.selectFrom('room').select(['id', 'last_seq']).execute();
  return rows.map(({ id, last_seq }) => ({ roomId: id, seq: last_seq }));
}

/** Rooms whose logs grew, and the mark from which the next question goes on. */
export interface LogChanges {
  places: LogPlace[];
  mark: string;
}

/**
 * The newest seq of every room that was changed since `mark`, and perhaps of some that were not; without it, of all. What was
 * not committed yet at the last question had a transaction id from its mark on
 * (https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-PG-SNAPSHOT), so nothing is passed over.
 */
export async function readChanges(db: Queries, mark?: string): Promise<LogChanges> {
  const since = mark === undefined ? sql`true` : sql`age(room.xmin) <= age(${mark}::xid8::xid)`;
  const { rows } = await sql<{ mark: string; id: string | null; last_seq: bigint | null }>`
    select now.mark, room.id, room.last_seq
    from (select pg_snapshot_xmin(pg_current_snapshot())::text as mark) now left join room on ${since}`.execute(db);
  return {
    places: rows.flatMap(({ id, last_seq }) =>
      id === null || last_seq === null ? [] : [{ roomId: id, seq: last_seq }],
    ),
    mark: rows[0]?.mark ?? '',
  };
}

function fromRow(row: EventRow, epoch: string): LogEvent {
  const message = row.id === null ? undefined : toMessage({ ...row, id: row.id });
  const { change, movement } = fromDetail(row.kind, row.detail, { message, thread: threadOf(row) }, epoch);
  const occurrence = {
    roomId: row.event_room_id,
    seq: row.event_seq,
    actorId: row.actor_id,
    occurredAt: row.occurred_at,
  };
  return toLogEvent(occurrence, change, movement);
}

function threadOf({ root_id, root_sender_id, root_thread }: EventRow): ThreadSummary | undefined {
  return root_id === null
    ? undefined
    : toThreadSummary({ id: root_id, sender_id: root_sender_id, thread: root_thread });
}
