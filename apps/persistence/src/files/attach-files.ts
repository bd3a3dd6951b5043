import type { SendExtra } from '../log/rich-send.ts';
import { giveFiles } from './message-files.ts';

/** Files that go with a message. Refuses with ATTACHMENT_NOT_FOUND. */
export const attachFiles: SendExtra = {
  async before({ trx, send, draft }) {
    const { attachmentIds = [], altTexts = {} } = send.rich ?? {};
    if (attachmentIds.length === 0) return;
    const attachments = await giveFiles(trx, {
      messageId: draft.id,
      roomId: draft.room_id,
      seq: draft.seq,
      senderId: draft.sender_id,
      clientMessageId: draft.client_message_id,
      attachmentIds,
      altTexts,
    });
    draft.attachments = JSON.stringify(attachments);
  },
};
