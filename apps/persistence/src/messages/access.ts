import { MemberRole } from '@prosa/proto/chat';
import type { OpenTransaction } from '../database/transaction.ts';
import type { Queries } from '../database/connect.ts';
import { lockReadableRoom, type RoomAccess, readableRoom } from '../rooms/access.ts';
import { reasonOf } from '@prosa/service';
import { messageNotFound } from './message-failures.ts';
import type { MessageRow } from './message-row.ts';

/** A message and its room as one account may see it. */
export interface MessageAccess extends RoomAccess {
  message: MessageRow;
}

/** A message that the account may read. Throws MESSAGE_NOT_FOUND. */
export async function readableMessage(db: Queries, messageId: string, accountId: string): Promise<MessageAccess> {
  const message = await db.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirst();
  if (!message) throw messageNotFound(messageId);
  const access = await hidingRoom(messageId, readableRoom(db, message.room_id, accountId));
  return { ...access, message };
}

/**
 * A message that the account may read, with its room's lock held until the end of the transaction: the message is as it is now and
 * stays so. Throws MESSAGE_NOT_FOUND.
 */
export async function lockReadableMessage(
  trx: OpenTransaction,
  messageId: string,
  accountId: string,
): Promise<MessageAccess> {
  const place = await trx.selectFrom('message').select('room_id').where('id', '=', messageId).executeTakeFirst();
  if (!place) throw messageNotFound(messageId);
  const access = await hidingRoom(messageId, lockReadableRoom(trx, place.room_id, accountId));
  const message = await trx.selectFrom('message').selectAll().where('id', '=', messageId).executeTakeFirstOrThrow();
  return { ...access, message };
}

/**
 * A message of a room that the account is in, with the room's lock held until the end of the transaction: the message
 * is as it is now and stays so. Throws MESSAGE_NOT_FOUND, also to those who may only read the room.
 */
export async function lockMessageOfMember(
  trx: OpenTransaction,
  messageId: string,
  accountId: string,
): Promise<MessageAccess> {
  const access = await lockReadableMessage(trx, messageId, accountId);
  if (access.role === MemberRole.UNSPECIFIED) throw messageNotFound(messageId);
  return access;
}

/** Who asks for a message is not told of rooms. */
async function hidingRoom(messageId: string, access: Promise<RoomAccess>): Promise<RoomAccess> {
  try {
    return await access;
  } catch (reason) {
    throw reasonOf(reason) === 'ROOM_NOT_FOUND' ? messageNotFound(messageId) : reason;
  }
}
