import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type CancelScheduledRequest,
  type ListScheduledRequest,
  type ListScheduledResponse,
  ListScheduledResponseSchema,
  MemberRole,
  PersonalSection,
  type ScheduledMessage,
  ScheduledMessageSchema,
  type ScheduleMessageRequest,
  type UpdateScheduledRequest,
} from '@prosa/proto/chat';
import { type Selectable, sql } from 'kysely';
import { timeOfToken, tokenOfTime } from '../database/page-token.ts';
import type { Database } from '../database/schema.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { limitReached, scheduledNotFound, timeAhead } from '../personal/personal-failures.ts';
import { changePersonal, readPersonalRevision } from '../personal/personal-revision.ts';
import { readableRoom, refuseArchived } from '../rooms/access.ts';
import { roomNotFound } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';

const maxScheduled = 100;
const maxDaysAhead = 366;
const pageSize = 100;
/** About how large a page may be; well below what a gRPC message may have. */
const maxPageBytes = 3 << 20;

/** A row of the table scheduled_message. */
export type ScheduledRow = Selectable<Database['scheduled_message']>;

/** A scheduled message and the person's revision after the call. */
export interface KeptScheduled {
  scheduled: ScheduledMessage;
  revision: bigint;
}

/**
 * Keeps a message to be sent later; the same id again: no change.
 * Throws ROOM_NOT_FOUND, ROOM_ARCHIVED, PERSONAL_LIMIT_REACHED, INVALID_ARGUMENT (sendAt).
 */
export async function scheduleMessage(
  workspace: Workspace,
  actorId: string,
  request: ScheduleMessageRequest,
): Promise<KeptScheduled> {
  const { scheduledId, roomId, threadRootMessageId, text, replyToMessageId, sendAt } = request;
  const send_at = timeAhead(sendAt, 'sendAt', maxDaysAhead);
  const { result, revision } = await changePersonal(workspace, actorId, async (trx) => {
    const known = await mine(trx, actorId, scheduledId);
    if (known) return { result: known, sections: [] };
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
      })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { result: kept, sections: [PersonalSection.SCHEDULED] };
  });
  return { scheduled: toScheduled(result), revision };
}

/** Changes what is set; one that had failed waits again. Throws SCHEDULED_NOT_FOUND, INVALID_ARGUMENT (sendAt). */
export async function updateScheduled(
  workspace: Workspace,
  actorId: string,
  { scheduledId, text, sendAt }: UpdateScheduledRequest,
): Promise<KeptScheduled> {
  const send_at = sendAt && timeAhead(sendAt, 'sendAt', maxDaysAhead);
  const { result, revision } = await changePersonal(workspace, actorId, async (trx) => {
    const before = await unsent(trx, actorId, scheduledId);
    if (text === undefined && !send_at) return { result: before, sections: [] };
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
    return { result: after, sections: [PersonalSection.SCHEDULED] };
  });
  return { scheduled: toScheduled(result), revision };
}

/** It will not be sent; gives the actor's revision. Throws SCHEDULED_NOT_FOUND, also when it is sent. */
export async function cancelScheduled(
  workspace: Workspace,
  actorId: string,
  { scheduledId }: CancelScheduledRequest,
): Promise<bigint> {
  const { revision } = await changePersonal(workspace, actorId, async (trx) => {
    await unsent(trx, actorId, scheduledId);
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
  const end = rows.findIndex(({ text }, index) => (bytes += text.length * 3) > maxPageBytes && index > 0);
  const page = end < 0 ? rows : rows.slice(0, end);
  const last = page.at(-1);
  return create(ListScheduledResponseSchema, {
    scheduled: page.map(toScheduled),
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

function toScheduled(row: ScheduledRow): ScheduledMessage {
  return create(ScheduledMessageSchema, {
    id: row.id,
    roomId: row.room_id,
    threadRootMessageId: row.thread_root_message_id ?? '',
    text: row.text,
    replyToMessageId: row.reply_to_message_id ?? '',
    sendAt: timestampFromDate(row.send_at),
    failure: row.failure ?? '',
  });
}
