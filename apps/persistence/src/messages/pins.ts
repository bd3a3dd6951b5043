import { create } from '@bufbuild/protobuf';
import {
  type ListPinsRequest,
  type ListPinsResponse,
  ListPinsResponseSchema,
  type Message,
  PinChangedSchema,
  type PinMessageRequest,
} from '@prosa/proto/chat';
import { databaseNow } from '../database/now.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { readableRoom, refuseArchived } from '../rooms/access.ts';
import type { Workspace } from '../workspace.ts';
import type { MessageAccess } from './access.ts';
import { changeMessage, type MessageChange } from './message-change.ts';
import { refuseGrowing } from './growing-answer.ts';
import { messageDeleted, tooManyPins } from './message-failures.ts';
import { toMessage } from './message-row.ts';

const maxPins = 100;

/**
 * Pins a message for everybody in its room, or takes the pin away; as it is already: no change.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, ANSWER_GROWING, ROOM_ARCHIVED, TOO_MANY_PINS.
 */
export function pinMessage(workspace: Workspace, actorId: string, request: PinMessageRequest): Promise<Message> {
  const { messageId, pinned } = request;
  return changeMessage(workspace, actorId, messageId, async (trx, access) => {
    const { message, room } = access;
    if (message.deleted_at) throw messageDeleted();
    refuseArchived(room);
    if (pinned === (message.pinned_at !== null)) return undefined;
    if (!pinned) return unpin(trx, access);
    refuseGrowing(message);
    if (room.pin_count >= maxPins) throw tooManyPins();
    return changePin(trx, access, { pinned_at: databaseNow, pinned_by: actorId }, 1);
  });
}

/** Takes the pin of a pinned message away; the room's lock is held. */
export function unpin(trx: OpenTransaction, access: Pick<MessageAccess, 'message' | 'room'>): Promise<MessageChange> {
  return changePin(trx, access, { pinned_at: null, pinned_by: null }, -1);
}

/** The pinned messages of a room, the newest pin first. The position is read before them. Throws ROOM_NOT_FOUND. */
export async function listPins(
  { db }: Workspace,
  actorId: string,
  { roomId }: ListPinsRequest,
): Promise<ListPinsResponse> {
  const { room } = await readableRoom(db, roomId, actorId);
  const rows = await db
    .selectFrom('message')
    .selectAll()
    .where('room_id', '=', room.id)
    .where('pinned_at', 'is not', null)
    .orderBy('pinned_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(maxPins)
    .execute();
  return create(ListPinsResponseSchema, { messages: rows.map(toMessage), lastSeq: room.last_seq });
}

async function changePin(
  trx: OpenTransaction,
  { message, room }: Pick<MessageAccess, 'message' | 'room'>,
  set: MessageChange['set'],
  step: 1 | -1,
): Promise<MessageChange> {
  const { pin_count: pinCount } = await trx
    .updateTable('room')
    .set({ pin_count: room.pin_count + step })
    .where('id', '=', room.id)
    .returning('pin_count')
    .executeTakeFirstOrThrow();
  return {
    set,
    event: (after) => {
      const value = create(PinChangedSchema, { messageId: message.id, pinned: step > 0, message: after, pinCount });
      return { case: 'pinChanged', value };
    },
  };
}
