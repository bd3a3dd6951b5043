import { RoomKind } from '@prosa/proto/chat';
import type { StoredForward } from '../database/schema.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import type { Files } from '../files/files.ts';
import { forwardFiles } from '../files/forward-files.ts';
import type { SendExtra } from '../log/rich-send.ts';
import { isKind } from '../rooms/access.ts';
import { type MessageAccess, readableMessage } from './access.ts';
import { refuseGrowing } from './growing-answer.ts';
import { messageDeleted } from './message-failures.ts';

/**
 * A send that says again what stands in another message: its text is copied, whom it names there is not told again; its
 * files go along. The sender must be able to read it. Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, ANSWER_GROWING, QUOTA_EXCEEDED,
 * INVALID_ARGUMENT (there are other files).
 */
export const forwardMessage = (files: Pick<Files, 'limits'>): SendExtra => ({
  async before({ trx, send, draft }) {
    const sourceId = send.rich?.forwardedMessageId.toLowerCase();
    if (!sourceId) return;
    if (send.rich?.attachmentIds.length) throw invalidArgument('attachmentIds', 'must be empty where one is forwarded');
    const access = await readableMessage(trx, sourceId, send.senderId);
    const { message } = access;
    if (message.deleted_at) throw messageDeleted();
    refuseGrowing(message);
    draft.text = message.text;
    const attachments = await forwardFiles(trx, files, message, draft);
    if (attachments.length > 0) draft.attachments = JSON.stringify(attachments);
    draft.forwarded = JSON.stringify(
      message.forwarded ? await originAgain(trx, message.forwarded, send.roomId) : originOf(access, send.roomId),
    );
  },
});

/** Who reads the copy may not know of the source's room unless everybody may, or it is the same one. */
function originOf({ message, room }: MessageAccess, targetRoomId: string): StoredForward {
  const isKnown = isKind(room, RoomKind.PUBLIC) || room.id === targetRoomId;
  return {
    messageId: isKnown ? message.id : '',
    roomId: isKnown ? room.id : '',
    senderId: message.sender_id,
    sentAt: message.sent_at.toISOString(),
  };
}

/** What was forwarded before names a place that the readers there know; who reads this copy is asked for anew. */
async function originAgain(trx: OpenTransaction, origin: StoredForward, targetRoomId: string): Promise<StoredForward> {
  if (origin.roomId === '' || origin.roomId === targetRoomId) return origin;
  const room = await trx.selectFrom('room').select('kind').where('id', '=', origin.roomId).executeTakeFirst();
  return room?.kind === RoomKind.PUBLIC ? origin : { ...origin, messageId: '', roomId: '' };
}
