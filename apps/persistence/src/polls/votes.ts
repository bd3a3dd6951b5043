import { create } from '@bufbuild/protobuf';
import {
  type ClosePollRequest,
  type ListMyVotesRequest,
  type Message,
  type MyVote,
  MyVoteSchema,
  type VotePollRequest,
} from '@prosa/proto/chat';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { StoredPoll } from '../database/schema.ts';
import { messageChanged, type MessageChange, changeMessage } from '../messages/message-change.ts';
import { messageDeleted, notTheAuthor } from '../messages/message-failures.ts';
import type { MessageAccess } from '../messages/access.ts';
import { readableRows } from '../messages/read-messages.ts';
import { moderates, refuseArchived } from '../rooms/access.ts';
import type { Workspace } from '../workspace.ts';
import { pollClosed, pollNotFound } from './poll-failures.ts';
import { choiceOf, withChoice } from './stored-poll.ts';

/**
 * Sets what the actor chooses in a poll; the same again: no change. In an anonymous poll nothing that leaves the database
 * tells who it was, the event's actor neither.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, POLL_NOT_FOUND, POLL_CLOSED, ROOM_ARCHIVED, INVALID_ARGUMENT.
 */
export function votePoll(workspace: Workspace, actorId: string, request: VotePollRequest): Promise<Message> {
  const choice = [...request.optionIndexes].sort((a, b) => a - b);
  return changeMessage(workspace, actorId, request.messageId, (_, access) => {
    const poll = openPoll(access);
    refuseArchived(access.room);
    if (poll.closedAt !== null) throw pollClosed();
    if ((choice.at(-1) ?? 0) >= poll.options.length) throw invalidArgument('optionIndexes', 'there is no such answer');
    if (choice.length > 1 && !poll.multiple) throw invalidArgument('optionIndexes', 'one answer at most');
    if (choice.join() === choiceOf(poll, actorId).join()) return Promise.resolve(undefined);
    const change = changeOf(withChoice(poll, actorId, choice));
    return Promise.resolve(poll.anonymous ? { ...change, actorId: access.message.sender_id } : change);
  });
}

/**
 * Ends the vote; closed already: no change.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, POLL_NOT_FOUND, NOT_THE_AUTHOR, ROOM_ARCHIVED.
 */
export function closePoll(workspace: Workspace, actorId: string, { messageId }: ClosePollRequest): Promise<Message> {
  return changeMessage(workspace, actorId, messageId, (_, access) => {
    const poll = openPoll(access);
    if (access.message.sender_id !== actorId && !moderates(access)) throw notTheAuthor();
    refuseArchived(access.room);
    if (poll.closedAt !== null) return Promise.resolve(undefined);
    return Promise.resolve(changeOf({ ...poll, closedAt: new Date().toISOString(), closedBy: actorId }));
  });
}

/** What the actor has chosen in those of the polls that it may read. */
export async function listMyVotes(
  { db }: Workspace,
  actorId: string,
  { messageIds }: ListMyVotesRequest,
): Promise<MyVote[]> {
  const rows = await readableRows(db, actorId, messageIds);
  return rows.flatMap(({ id, poll }) =>
    poll ? create(MyVoteSchema, { messageId: id, optionIndexes: choiceOf(poll, actorId) }) : [],
  );
}

function openPoll({ message }: MessageAccess): StoredPoll {
  if (message.deleted_at) throw messageDeleted();
  if (!message.poll) throw pollNotFound();
  return message.poll;
}

function changeOf(poll: StoredPoll): MessageChange {
  return { set: { poll: JSON.stringify(poll) }, event: messageChanged };
}
