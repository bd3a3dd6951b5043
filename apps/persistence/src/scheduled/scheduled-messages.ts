import { create, toJson } from '@bufbuild/protobuf';
import {
  type CancelScheduledRequest,
  type ListScheduledRequest,
  type ListScheduledResponse,
  ListScheduledResponseSchema,
  MemberRole,
  NewPollSchema,
  PersonalSection,
  type ScheduledMessage,
  type ScheduleMessageRequest,
  type UpdateScheduledRequest,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { timeOfToken, tokenOfTime } from '../database/page-token.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { dropKeptFiles, keepFiles } from '../files/message-files.ts';
import { limitReached, scheduledNotFound, timeAhead } from '../personal/personal-failures.ts';
import { changePersonal, readPersonalRevision } from '../personal/personal-revision.ts';
import { checkedPoll } from '../polls/send-poll.ts';
import { readableRoom, refuseArchived } from '../rooms/access.ts';
import { roomNotFound } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';
import { bytesOf, type ScheduledRow, toScheduled } from './scheduled-row.ts';

const maxScheduled = 100;
const maxDaysAhead = 366;
const pageSize = 100;
/** About how large a page may be; well below what a gRPC message may have. */
const maxPageBytes = 3 << 20;

/** A scheduled message and the person's revision after the call. */
export interface KeptScheduled {
  scheduled: ScheduledMessage;
  revision: bigint;
}

/**
 * Keeps a message to be sent later, with its files; the same id again: no change.
 * Throws ROOM_NOT_FOUND, ROOM_ARCHIVED, ATTACHMENT_NOT_FOUND, PERSONAL_LIMIT_REACHED, INVALID_ARGUMENT (sendAt, poll).
 */
export async function scheduleMessage(
  workspace: Workspace,
  actorId: string,
  request: ScheduleMessageRequest,
): Promise<KeptScheduled> {
  const { scheduledId, roomId, threadRootMessageId, text, replyToMessageId, sendAt } = request;
  const { attachmentIds, altTexts, poll } = request;
  if (poll) checkedPoll(poll);
  const send_at = timeAhead(sendAt, 'sendAt', maxDaysAhead);
  const { result, revision } = await changePersonal(workspace, actorId, async (trx) => {
    const known = await mine(trx, actorId, scheduledId);
    if (known) return { result: await shown(trx, known), sections: [] };
    const { room, role } = await readableRoom(trx, roomId, actorId);
    if (role === MemberRole.UNSPECIFIED) throw roomNotFound();
    refuseArchived(room);
    const { count } = await trx
      .selectFrom('scheduled_message')
      .select((eb) => eb.fn.countAll<bigint>().as('count'))
      .where('account_id', '=', actorId)
      .executeTakeFirstOrThrow();
    if (count >= maxScheduled) throw limitReached('scheduled messages', maxScheduled);
    const kept = await trx
      .insertInto('scheduled_message')
      .values({
        account_id: actorId,
        id: scheduledId,
        room_id: room.id,
        thread_root_message_id: threadRootMessageId || null,
        text,
        reply_to_message_id: replyToMessageId || null,
        send_at,
        try_at: send_at,
        attachment_ids: attachmentIds,
        poll: poll ? JSON.stringify(toJson(NewPollSchema, poll)) : null,
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    await keepFiles(trx, { scheduledId: kept.id, senderId: actorId, attachmentIds, altTexts });
    return { result: await shown(trx, kept), sections: [PersonalSection.SCHEDULED] };
  });
  return { scheduled: result, revision };
}

/** Changes what is set; one that had failed waits again. Throws SCHEDULED_NOT_FOUND, INVALID_ARGUMENT (sendAt, text). */
export async function updateScheduled(
  workspace: Workspace,
  actorId: string,
  { scheduledId, text, sendAt }: UpdateScheduledRequest,
): Promise<KeptScheduled> {
  const send_at = sendAt && timeAhead(sendAt, 'sendAt', maxDaysAhead);
  const { result, revision } = await changePersonal(workspace, actorId, async (trx) => {
    const before = await unsent(trx, actorId, scheduledId);
    if (text === undefined && !send_at) return { result: await shown(trx, before), sections: [] };
    if (text === '' && (before.poll || before.attachment_ids.length === 0)) {
      throw invalidArgument('text', 'value is required');
    }
    const after = await trx
      .updateTable('scheduled_message')
      .set({
        ...(text !== undefined && { text }),
        ...(send_at && { send_at }),
        try_at: send_at ?? before.send_at,
        tries: 0,
        failure: null,
      })
      .where('account_id', '=', actorId)
      .where('id', '=', scheduledId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return { result: await shown(trx, after), sections: [PersonalSection.SCHEDULED] };
  });
  return { scheduled: result, revision };
}

/** It will not be sent, and its files go; gives the actor's revision. Throws SCHEDULED_NOT_FOUND, also when it is sent. */
export async function cancelScheduled(
  workspace: Workspace,
  actorId: string,
  { scheduledId }: CancelScheduledRequest,
): Promise<bigint> {
  const { revision } = await changePersonal(workspace, actorId, async (trx) => {
    const { id } = await unsent(trx, actorId, scheduledId);
    await dropKeptFiles(trx, actorId, id);
    await trx.deleteFrom('scheduled_message').where('account_id', '=', actorId).where('id', '=', scheduledId).execute();
    return { result: undefined, sections: [PersonalSection.SCHEDULED] };
  });
  return revision;
}

/** The actor's, by time. Throws INVALID_ARGUMENT (pageToken). */
export async function listScheduled(
  { db }: Workspace,
  actorId: string,
  { pageToken }: ListScheduledRequest,
): Promise<ListScheduledResponse> {
  const after = timeOfToken(pageToken);
  const revision = await readPersonalRevision(db, actorId);
  const rows = await db
    .selectFrom('scheduled_message')
    .selectAll()
    .where('account_id', '=', actorId)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(send_at, id) > (${after?.time}, ${after?.id})`))
    .orderBy('send_at')
    .orderBy('id')
    .limit(pageSize)
    .execute();
  let bytes = 0;
  const end = rows.findIndex((row, index) => (bytes += bytesOf(row)) > maxPageBytes && index > 0);
  const page = end < 0 ? rows : rows.slice(0, end);
  const last = page.at(-1);
  return create(ListScheduledResponseSchema, {
    scheduled: await toScheduled(db, actorId, page),
    nextPageToken: page.length < rows.length && last ? tokenOfTime(last.send_at, last.id) : '',
    revision,
  });
}

function mine(trx: OpenTransaction, accountId: string, id: string): Promise<ScheduledRow | undefined> {
  return trx
    .selectFrom('scheduled_message')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** One that is not sent. A process may have ended after it sent the message and before it could remove the row. */
async function unsent(trx: OpenTransaction, accountId: string, id: string): Promise<ScheduledRow> {
  const row = await mine(trx, accountId, id);
  const sent = await trx
    .selectFrom('message')
    .select('id')
    .where('sender_id', '=', accountId)
    .where('client_message_id', '=', id)
    .executeTakeFirst();
  if (!row || sent) throw scheduledNotFound();
  return row;
}

async function shown(trx: OpenTransaction, row: ScheduledRow): Promise<ScheduledMessage> {
  const [scheduled] = await toScheduled(trx, row.account_id, [row]);
  if (!scheduled) throw scheduledNotFound();
  return scheduled;
}
