import { create } from '@bufbuild/protobuf';
import {
  type DeleteMessageRequest,
  type EditMessageRequest,
  type Message,
  MessageDeletedSchema,
  MessageEditedSchema,
  ReactionChangedSchema,
  type SetReactionRequest,
} from '@prosa/proto/chat';
import { invalidArgument } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import type { StoredReaction } from '../database/schema.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { dropFiles } from '../files/message-files.ts';
import { dropLinkPictures } from '../links/link-pictures.ts';
import { previewsWithText } from '../links/link-previews.ts';
import { forgetExamples, forgetMessage, labelAgain } from '../models/forget-message.ts';
import { closeReview } from '../moderation/open-review.ts';
import { tellReviewers } from '../moderation/reviewers.ts';
import { moderates, refuseArchived } from '../rooms/access.ts';
import { indexText } from '../search/index-text.ts';
import { withoutReply } from '../threads/thread-reply.ts';
import type { Workspace } from '../workspace.ts';
import type { MessageAccess } from './access.ts';
import { findMentions } from './find-mentions.ts';
import { messageDeleted, notTheAuthor, tooManyReactions } from './message-failures.ts';
import { changeMessage, type MessageChange } from './message-change.ts';
import { unpin } from './pins.ts';
import { toThreadSummary } from './message-row.ts';
import { replaceMentions } from './replace-mentions.ts';

const maxEmoji = 50;

/**
 * Changes the text; keeps the one before. The same text again: no change.
 * Throws MESSAGE_NOT_FOUND, NOT_THE_AUTHOR, MESSAGE_DELETED, ROOM_ARCHIVED.
 */
export async function editMessage(
  workspace: Workspace,
  actorId: string,
  request: EditMessageRequest,
): Promise<Message> {
  let retrains = false;
  const edited = await changeMessage(workspace, actorId, request.messageId, async (trx, { message, room }) => {
    if (message.sender_id !== actorId) throw notTheAuthor();
    // The words of a forwarded message are somebody else's.
    if (message.forwarded) throw notTheAuthor();
    if (message.deleted_at) throw messageDeleted();
    refuseArchived(room);
    if (request.text === message.text) return undefined;
    if (request.text === '' && !message.attachments) throw invalidArgument('text', 'value is required');
    const { id, room_id, seq } = message;
    const [mentions] = await findMentions(
      async (query) => (await query.execute(trx)).rows,
      [{ roomId: room_id, text: request.text }],
    );
    const userIds = mentions?.userIds ?? [];
    await trx
      .insertInto('message_edit')
      .values({
        message_id: id,
        seq: room.last_seq + 1n,
        text: message.text,
        written_at: message.edited_at ?? message.sent_at,
      })
      .execute();
    await replaceMentions(trx, message, userIds);
    await labelAgain(trx, message);
    retrains = await forgetExamples(trx, message);
    await indexText(trx, {
      messageId: id,
      roomId: room_id,
      senderId: actorId,
      seq,
      sentAt: message.sent_at,
      text: request.text,
    });
    return {
      set: {
        text: request.text,
        edited_at: databaseNow,
        mentions: userIds.length > 0 ? userIds : null,
        mentions_room: mentions?.room ?? false,
        link_previews: await previewsWithText(trx, message, request.text),
      },
      event: (after) => ({ case: 'messageEdited', value: create(MessageEditedSchema, { message: after }) }),
    };
  });
  if (retrains) workspace.log.announce({ case: 'trainingWaiting', value: {} });
  return edited;
}

/**
 * Deletes for everybody: the text, its earlier versions, whom it named, its reactions, its pin. Deleted already: no
 * change.
 * Throws MESSAGE_NOT_FOUND, NOT_THE_AUTHOR (for who neither wrote it nor moderates).
 */
export async function deleteMessage(
  workspace: Workspace,
  actorId: string,
  request: DeleteMessageRequest,
): Promise<Message> {
  let told = { closesReview: false, retrains: false };
  const deleted = await changeMessage(workspace, actorId, request.messageId, async (trx, access) => {
    const { message } = access;
    if (message.sender_id !== actorId && !moderates(access)) throw notTheAuthor();
    if (message.deleted_at) return undefined;
    const { changes, ...rest } = await deletionOf(trx, access, actorId);
    told = rest;
    return changes;
  });
  if (told.closesReview) await tellReviewers(workspace, [deleted.id]);
  if (told.retrains) workspace.log.announce({ case: 'trainingWaiting', value: {} });
  return deleted;
}

/** How a message is deleted, and whom that concerns beside its room. */
export interface Deletion {
  changes: MessageChange[];
  /** A review of the message waited. */
  closesReview: boolean;
  /** It was an example of a model. */
  retrains: boolean;
}

/**
 * Takes away what hangs on a message and says what changes of it; the room's lock is held, the right was checked, and it is not deleted
 * yet.
 */
export async function deletionOf(
  trx: OpenTransaction,
  access: Pick<MessageAccess, 'message' | 'room'>,
  actorId: string,
): Promise<Deletion> {
  const { message } = access;
  const { id, room_id, seq, sender_id, sent_at } = message;
  await trx.deleteFrom('message_edit').where('message_id', '=', id).execute();
  await replaceMentions(trx, message, []);
  if (message.attachments) await dropFiles(trx, id);
  if (message.link_previews) await dropLinkPictures(trx, message);
  await indexText(trx, { messageId: id, roomId: room_id, senderId: sender_id, seq, sentAt: sent_at, text: '' });
  const retrains = await forgetMessage(trx, message);
  const closesReview = await closeReview(trx, id, actorId);
  // The pin goes first, as an event of its own: the room's count of pins changes with it.
  const first = message.pinned_at ? [await unpin(trx, access)] : [];
  const revision = access.room.last_seq + BigInt(first.length) + 1n;
  const root = message.thread_root_message_id && (await withoutReply(trx, message, revision));
  const thread = root ? toThreadSummary(root) : undefined;
  const deletion: MessageChange = {
    set: {
      text: '',
      deleted_at: databaseNow,
      mentions: null,
      mentions_room: false,
      reactions: null,
      attachments: null,
      link_previews: null,
      forwarded: null,
      poll: null,
      answer: null,
      labels: null,
    },
    event: (after) => ({ case: 'messageDeleted', value: create(MessageDeletedSchema, { message: after, thread }) }),
  };
  return { changes: [...first, deletion], closesReview, retrains };
}

/**
 * Sets or takes back the actor's reaction; as it is already: no change.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, ROOM_ARCHIVED, TOO_MANY_REACTIONS.
 */
export function setReaction(workspace: Workspace, actorId: string, request: SetReactionRequest): Promise<Message> {
  const { messageId, emoji, present } = request;
  return changeMessage(workspace, actorId, messageId, async (_, { message, room }) => {
    if (message.deleted_at) throw messageDeleted();
    refuseArchived(room);
    const before = message.reactions ?? [];
    const after = present ? withReaction(before, emoji, actorId) : withoutReaction(before, emoji, actorId);
    if (after === before) return undefined;
    if (after.length > maxEmoji) throw tooManyReactions();
    return {
      set: { reactions: after.length > 0 ? JSON.stringify(after) : null },
      event: (shown) => {
        const value = create(ReactionChangedSchema, { message: shown, emoji, userId: actorId, present });
        return { case: 'reactionChanged', value };
      },
    };
  });
}

function withReaction(reactions: StoredReaction[], emoji: string, userId: string): StoredReaction[] {
  const there = reactions.find((reaction) => reaction.emoji === emoji);
  if (!there) return [...reactions, { emoji, userIds: [userId] }];
  if (there.userIds.includes(userId)) return reactions;
  return reactions.map((reaction) => (reaction === there ? { emoji, userIds: [...there.userIds, userId] } : reaction));
}

function withoutReaction(reactions: StoredReaction[], emoji: string, userId: string): StoredReaction[] {
  const there = reactions.find((reaction) => reaction.emoji === emoji);
  if (!there?.userIds.includes(userId)) return reactions;
  const userIds = there.userIds.filter((id) => id !== userId);
  if (userIds.length === 0) return reactions.filter((reaction) => reaction !== there);
  return reactions.map((reaction) => (reaction === there ? { emoji, userIds } : reaction));
}
