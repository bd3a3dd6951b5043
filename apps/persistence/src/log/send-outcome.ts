import { toBinary } from '@bufbuild/protobuf';
import type { ConnectError } from '@connectrpc/connect';
import { MessageSchema } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import { messageNotFound } from '../messages/message-failures.ts';
import { type MessageRow, toMessage } from '../messages/message-row.ts';
import { roomArchived, roomNotFound } from '../rooms/room-failures.ts';
import { appendOutcome, type AppendRow, type NewSend } from './append-batch.ts';
import { encodeNewMessage, messageCreatedEvent } from './message-bytes.ts';

/** What became of a send: the encoded message, with its event when it is new; or why it was refused. */
export type SendOutcome = { message: Uint8Array; event?: LogEvent } | { error: ConnectError };

/** Reads the database's answer for one item. `known` has the messages that were stored before. */
export function toOutcome(item: NewSend, row: AppendRow, known: ReadonlyMap<string, MessageRow>): SendOutcome {
  switch (row.outcome) {
    case appendOutcome.stored: {
      const { id, roomId, senderId, clientMessageId, text, replyToMessageId, threadRootMessageId, mentions } = item;
      const { seq, ordinal, senderOrdinal, sentAt } = row;
      const message = {
        ...{ id, roomId, seq, senderId, clientMessageId, text, sentAt, replyToMessageId, threadRootMessageId },
        ...{ mentionedUserIds: mentions.userIds, mentionsRoom: mentions.room, ordinal, senderOrdinal },
      };
      const bytes = encodeNewMessage(message);
      return { message: bytes, event: messageCreatedEvent(message, bytes) };
    }
    case appendOutcome.storedBefore: {
      const first = known.get(row.messageId);
      if (!first) throw new Error(`message ${row.messageId} was there and is not`);
      return { message: toBinary(MessageSchema, toMessage(first)) };
    }
    case appendOutcome.roomArchived:
      return { error: roomArchived() };
    case appendOutcome.replyNotFound:
      return { error: messageNotFound(item.replyToMessageId) };
    case appendOutcome.threadNotFound:
      return { error: messageNotFound(item.threadRootMessageId) };
    default:
      return { error: roomNotFound() };
  }
}
