import { create } from '@bufbuild/protobuf';
import {
  type MemberRole,
  type MyRoom,
  MyRoomSchema,
  type NotificationLevel,
  type ReadState,
  ReadStateSchema,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { type RoomRow, toRoom } from './room-row.ts';

/** Of the messages that name a person, the newest so many are told one by one. */
const maxMentionSeqs = 200;

type MyRoomRow = RoomRow & {
  account_id: string;
  role: MemberRole;
  last_read_seq: bigint;
  read_ordinal: bigint;
  own_read_ordinal: bigint;
  own_count: bigint;
  read_revision: bigint;
  unread_from_seq: bigint | null;
  mention_count: bigint;
  mention_seqs: string[] | null;
  level: NotificationLevel | null;
  muted: boolean | null;
};

/**
 * The rooms of a person with what is unread in them, all from one snapshot; or only those of `roomIds`. Rooms that the
 * person is not in are left out.
 */
export async function readMyRooms(
  db: Queries | OpenTransaction,
  epoch: string,
  accountId: string,
  roomIds?: readonly string[],
): Promise<MyRoom[]> {
  return (await readRoomsOf(db, epoch, [accountId], roomIds)).map(({ mine }) => mine);
}

/** The same of several people, as `readMyRooms` gives it of one. */
export async function readRoomsOf(
  db: Queries | OpenTransaction,
  epoch: string,
  accountIds: readonly string[],
  roomIds?: readonly string[],
): Promise<{ accountId: string; mine: MyRoom }[]> {
  const { rows } = await sql<MyRoomRow>`
    select r.*, m.account_id, m.role, m.last_read_seq, m.own_count, m.read_revision, m.unread_from_seq,
      coalesce(m.unread_read_ordinal, m.read_ordinal) as read_ordinal,
      coalesce(m.unread_own_read_ordinal, m.own_read_ordinal) as own_read_ordinal,
      coalesce(named.count, 0) as mention_count, named.seqs as mention_seqs,
      heard.level, heard.muted
    from membership m
    join room r on r.id = m.room_id
    left join room_notification heard on heard.account_id = m.account_id and heard.room_id = m.room_id
    cross join lateral (select coalesce(m.unread_from_seq - 1, m.last_read_seq) as read_to) place
    left join lateral (
      select count(*) as count, (array_agg(seq::text order by seq desc))[1:${sql.lit(maxMentionSeqs)}] as seqs
      from (
        select seq from mention
        where mention.account_id = m.account_id and mention.room_id = m.room_id and mention.seq > read_to
          and mention.thread_root_message_id is null
        union
        select seq from message
        where message.room_id = m.room_id and message.seq > read_to and message.sender_id <> m.account_id
          and message.mentions_room and message.deleted_at is null and message.thread_root_message_id is null
      ) either
    ) named on read_to < r.last_seq
    where m.account_id = any (${accountIds}::uuid[]) and m.left_at is null
      ${roomIds ? sql`and m.room_id = any (${roomIds}::uuid[])` : sql``}`.execute(db);
  return rows.map((row) => ({ accountId: row.account_id, mine: toMyRoom(row, epoch) }));
}

function toMyRoom(row: MyRoomRow, epoch: string): MyRoom {
  const readState = toReadState(row);
  const { lastReadSeq, unreadCount, mentionCount } = readState;
  const room = toRoom(row, epoch);
  const { role, level, muted } = row;
  const notification = level || muted ? { level: level ?? 0, muted: muted ?? false } : undefined;
  return create(MyRoomSchema, { room, lastReadSeq, unreadCount, mentionCount, readState, role, notification });
}

function toReadState(row: MyRoomRow): ReadState {
  const unread = row.message_count - row.read_ordinal - (row.own_count - row.own_read_ordinal);
  return create(ReadStateSchema, {
    roomId: row.id,
    lastReadSeq: row.last_read_seq,
    unreadCount: Number(unread),
    mentionCount: Number(row.mention_count),
    readOrdinal: row.read_ordinal,
    ownReadOrdinal: row.own_read_ordinal,
    ownCount: row.own_count,
    unreadMentionSeqs: (row.mention_seqs ?? []).map(BigInt).reverse(),
    revision: row.read_revision,
    unreadFromSeq: row.unread_from_seq ?? 0n,
  });
}
