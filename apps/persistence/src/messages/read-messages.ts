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
  type MessageFilter,
  RoomKind,
} from '@prosa/proto/chat';
import type { Queries } from '../database/connect.ts';
import { readableRoom } from '../rooms/access.ts';
import type { RoomRow } from '../rooms/room-row.ts';
import type { Workspace } from '../workspace.ts';
import { readableMessage } from './access.ts';
import { messageNotFound } from './message-failures.ts';
import { readPage, type RoomPart } from './message-page.ts';
import { type MessageRow, toMessage } from './message-row.ts';

/**
 * A page of a room, oldest first. The position is read first and the page after it: an event up to `lastSeq` is
 * contained in it for sure, a newer one perhaps. A page of very long texts is shorter than asked for.
 * Throws ROOM_NOT_FOUND; MESSAGE_NOT_FOUND for the thread of a message that is not in the room.
 */
export async function listMessages(
  { db, epoch }: Workspace,
  actorId: string,
  { roomId, position, limit, filter }: ListMessagesRequest,
): Promise<ListMessagesResponse> {
  const { room } = await readableRoom(db, roomId, actorId);
  const part = await partOf(db, room, filter);
  const { rows, ...around } = await readPage(db, part, position, limit, room.last_seq);
  return create(ListMessagesResponseSchema, {
    messages: rows.map(toMessage),
    ...around,
    lastSeq: room.last_seq,
    epoch,
  });
}

async function partOf(db: Queries, room: RoomRow, filter: MessageFilter | undefined): Promise<RoomPart> {
  if (filter?.part.case === 'mainTimeline') return { roomId: room.id, count: room.message_count };
  if (filter?.part.case !== 'threadRootMessageId') return { roomId: room.id, all: true };
  const rootId = filter.part.value.toLowerCase();
  const root = await db.selectFrom('message').select(['room_id', 'thread']).where('id', '=', rootId).executeTakeFirst();
  if (root?.room_id !== room.id) throw messageNotFound(rootId);
  return { roomId: room.id, rootId, count: BigInt(root.thread?.messages ?? 0) };
}

/** Those messages that the account may read, in no order. */
export async function getMessages(db: Queries, actorId: string, messageIds: readonly string[]): Promise<Message[]> {
  return (await readableRows(db, actorId, messageIds)).map(toMessage);
}

/** The rows of those messages that the account may read, in no order. */
export function readableRows(db: Queries, actorId: string, messageIds: readonly string[]): Promise<MessageRow[]> {
  return db
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
