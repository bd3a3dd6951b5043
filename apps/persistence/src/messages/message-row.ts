import { create, fromJson } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  AnswerSchema,
  AttachmentSchema,
  type Message,
  MessageSchema,
  type ThreadSummary,
  ThreadSummarySchema,
} from '@prosa/proto/chat';
import type { Selectable } from 'kysely';
import type { Database } from '../database/schema.ts';
import { toForwarded } from './stored-forward.ts';
import { toLabels } from '../models/stored-label.ts';
import { toPoll } from '../polls/stored-poll.ts';

/** A row of the table message. */
export type MessageRow = Selectable<Database['message']>;

/** What tells of a thread in the row of its root. */
export type RootColumns = Pick<MessageRow, 'id' | 'sender_id' | 'thread'>;

/** The message as callers get it. */
export function toMessage(row: MessageRow): Message {
  return create(MessageSchema, {
    id: row.id,
    roomId: row.room_id,
    seq: row.seq,
    senderId: row.sender_id,
    clientMessageId: row.client_message_id,
    text: row.text,
    sentAt: timestampFromDate(row.sent_at),
    editedAt: row.edited_at ? timestampFromDate(row.edited_at) : undefined,
    deletedAt: row.deleted_at ? timestampFromDate(row.deleted_at) : undefined,
    replyToMessageId: row.reply_to_message_id ?? '',
    threadRootMessageId: row.thread_root_message_id ?? '',
    reactions: row.reactions ?? [],
    mentionedUserIds: row.mentions ?? [],
    mentionsRoom: row.mentions_room,
    ordinal: row.ordinal,
    senderOrdinal: row.sender_ordinal,
    revision: row.revision,
    pinnedAt: row.pinned_at ? timestampFromDate(row.pinned_at) : undefined,
    pinnedByUserId: row.pinned_by ?? '',
    thread: toThreadSummary(row),
    threadOrdinal: row.thread_ordinal ?? 0n,
    threadSenderOrdinal: row.thread_sender_ordinal ?? 0n,
    attachments: (row.attachments ?? []).map((attachment) => fromJson(AttachmentSchema, attachment)),
    linkPreviews: (row.link_previews ?? []).filter((preview) => !('removed' in preview)),
    forwarded: row.forwarded ? toForwarded(row.forwarded) : undefined,
    poll: row.poll ? toPoll(row.poll) : undefined,
    labels: toLabels(row.labels ?? []),
    answer: row.answer ? fromJson(AnswerSchema, row.answer) : undefined,
  });
}

/** What the thread of this root has come to; undefined: it is no root. */
export function toThreadSummary({ id, sender_id, thread }: RootColumns): ThreadSummary | undefined {
  if (!thread) return undefined;
  return create(ThreadSummarySchema, {
    rootMessageId: id,
    rootSenderId: sender_id,
    replyCount: thread.replies,
    messageCount: BigInt(thread.messages),
    lastReplyAt: thread.lastAt === null ? undefined : timestampFromDate(new Date(thread.lastAt)),
    lastReplySeq: BigInt(thread.lastSeq),
    participantIds: thread.participants,
    revision: BigInt(thread.revision),
  });
}
