import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type Edit,
  EditSchema,
  type ListEditsRequest,
  type ListMessagesRequest,
  type ListMessagesResponse,
  ListMessagesResponseSchema,
  type Message,
  RoomKind,
} from '@prosa/proto/chat';
import type { Queries } from '../database/connect.ts';
import { toBigint } from '../database/numbers.ts';
import { readableRoom } from '../rooms/access.ts';
import type { Workspace } from '../workspace.ts';
import { readableMessage } from './access.ts';
import { type MessageRow, toMessage } from './message-row.ts';

/** About how large a page may be; well below what a gRPC message may have. */
const maxPageBytes = 4 << 20;

/**
 * A page of a room, oldest first. The position is read first and the page after it: an event up to `lastSeq` is
 * contained in it for sure, a newer one perhaps. A page of very long texts is shorter than asked for.
 * Throws ROOM_NOT_FOUND.
 */
export async function listMessages(
  { db, epoch }: Workspace,
  actorId: string,
  { roomId, position, limit }: ListMessagesRequest,
): Promise<ListMessagesResponse> {
  const { room } = await readableRoom(db, roomId, actorId);
  const rows = await readPage(db, room.id, position, limit);
  const first = rows[0];
  const last = rows.at(-1);
  const some = room.message_count > 0n;
  return create(ListMessagesResponseSchema, {
    messages: rows.map(toMessage),
    // Messages are counted without holes, deleted ones included, so the numbers tell what is around the page.
    hasMoreBefore: first ? first.ordinal > 1n : some && position.case === 'afterSeq',
    hasMoreAfter: last ? last.ordinal < room.message_count : some && position.case === 'beforeSeq',
    lastSeq: room.last_seq,
    epoch,
  });
}

async function readPage(
  db: Queries,
  roomId: string,
  position: ListMessagesRequest['position'],
  limit: number,
): Promise<MessageRow[]> {
  switch (position.case) {
    case 'afterSeq':
      return within(await readAfter(db, roomId, toBigint(position.value), limit), maxPageBytes);
    case 'aroundSeq': {
      const seq = toBigint(position.value);
      const before = await readBefore(db, roomId, seq, Math.floor(limit / 2));
      const from = await readAfter(db, roomId, seq - 1n, limit - before.length);
      // Near the end what is missing behind is made up for in front.
      const missing = limit - before.length - from.length;
      const rest = before.length > 0 && missing > 0 ? await readBefore(db, roomId, before[0]?.seq ?? 0n, missing) : [];
      return [...newestWithin([...rest, ...before], maxPageBytes / 2), ...within(from, maxPageBytes / 2)];
    }
    case 'beforeSeq':
      return newestWithin(await readBefore(db, roomId, toBigint(position.value), limit), maxPageBytes);
    case undefined:
      return newestWithin(await readBefore(db, roomId, undefined, limit), maxPageBytes);
  }
}

function readAfter(db: Queries, roomId: string, seq: bigint, limit: number): Promise<MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .execute();
}

/** Oldest first. */
async function readBefore(db: Queries, roomId: string, seq: bigint | undefined, limit: number): Promise<MessageRow[]> {
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('room_id', '=', roomId)
    .$if(seq !== undefined, (query) => query.where('seq', '<', seq ?? 0n))
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute();
  return rows.reverse();
}

/** The first rows that are not too large together; one at least. */
function within(rows: readonly MessageRow[], maxBytes: number): MessageRow[] {
  let bytes = 0;
  const end = rows.findIndex(({ text }, index) => (bytes += text.length * 3 + 500) > maxBytes && index > 0);
  return end < 0 ? [...rows] : rows.slice(0, end);
}

function newestWithin(rows: readonly MessageRow[], maxBytes: number): MessageRow[] {
  return within(rows.toReversed(), maxBytes).reverse();
}

/** Those messages that the account may read, in no order. */
export async function getMessages(db: Queries, actorId: string, messageIds: readonly string[]): Promise<Message[]> {
  const rows = await db
    .selectFrom('message')
    .innerJoin('room', 'room.id', 'message.room_id')
    .selectAll('message')
    .where('message.id', 'in', messageIds)
    .where((eb) =>
      eb.or([
        eb('room.kind', '=', RoomKind.PUBLIC),
        eb.exists(
          eb
            .selectFrom('membership')
            .select('membership.account_id')
            .whereRef('membership.room_id', '=', 'room.id')
            .where('membership.account_id', '=', actorId)
            .where('membership.left_at', 'is', null),
        ),
      ]),
    )
    .execute();
  return rows.map(toMessage);
}

/** The texts that a message had, oldest first; none of a deleted one. Throws MESSAGE_NOT_FOUND. */
export async function listEdits({ db }: Workspace, actorId: string, { messageId }: ListEditsRequest): Promise<Edit[]> {
  const { message } = await readableMessage(db, messageId, actorId);
  const rows = await db
    .selectFrom('message_edit')
    .select(['text', 'written_at'])
    .where('message_id', '=', message.id)
    .orderBy('seq')
    .execute();
  return rows.map(({ text, written_at }) => create(EditSchema, { text, writtenAt: timestampFromDate(written_at) }));
}
