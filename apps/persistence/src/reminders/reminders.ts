import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type CreateReminderRequest,
  type ListRemindersRequest,
  type ListRemindersResponse,
  ListRemindersResponseSchema,
  PersonalSection,
  type Reminder,
  ReminderSchema,
  type RemoveReminderRequest,
  type UpdateReminderRequest,
} from '@prosa/proto/chat';
import { type Selectable, sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { timeOfToken, tokenOfTime } from '../database/page-token.ts';
import type { Database } from '../database/schema.ts';
import { readableMessage } from '../messages/access.ts';
import { messageDeleted } from '../messages/message-failures.ts';
import { getMessages } from '../messages/read-messages.ts';
import { limitReached, reminderNotFound, timeAhead } from '../personal/personal-failures.ts';
import { changePersonal, readPersonalRevision } from '../personal/personal-revision.ts';
import type { Workspace } from '../workspace.ts';

const maxReminders = 500;
const maxDaysAhead = 5 * 366;
const pageSize = 100;

/** A row of the table reminder. */
export type ReminderRow = Selectable<Database['reminder']>;

/** A reminder and the person's revision after the call. */
export interface KeptReminder {
  reminder: Reminder;
  revision: bigint;
}

/**
 * Makes a reminder; the same id again: no change.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, PERSONAL_LIMIT_REACHED, INVALID_ARGUMENT (remindAt).
 */
export async function createReminder(
  workspace: Workspace,
  actorId: string,
  { reminderId, messageId, remindAt, note }: CreateReminderRequest,
): Promise<KeptReminder> {
  const remind_at = timeAhead(remindAt, 'remindAt', maxDaysAhead);
  const { result, revision } = await changePersonal(workspace, actorId, async (trx) => {
    const known = await trx
      .selectFrom('reminder')
      .selectAll()
      .where('account_id', '=', actorId)
      .where('id', '=', reminderId)
      .executeTakeFirst();
    if (known) return { result: known, sections: [] };
    const { message } = await readableMessage(trx, messageId, actorId);
    if (message.deleted_at) throw messageDeleted();
    const { count } = await trx
      .selectFrom('reminder')
      .select((eb) => eb.fn.countAll<bigint>().as('count'))
      .where('account_id', '=', actorId)
      .executeTakeFirstOrThrow();
    if (count >= maxReminders) throw limitReached('reminders', maxReminders);
    const made = await trx
      .insertInto('reminder')
      .values({ account_id: actorId, id: reminderId, message_id: message.id, remind_at, note })
      .returningAll()
      .executeTakeFirstOrThrow();
    return { result: made, sections: [PersonalSection.REMINDERS] };
  });
  return { reminder: await withMessage(workspace.db, result), revision };
}

/** Changes what is set; a new time makes it wait again. Throws REMINDER_NOT_FOUND, INVALID_ARGUMENT (remindAt). */
export async function updateReminder(
  workspace: Workspace,
  actorId: string,
  { reminderId, remindAt, note }: UpdateReminderRequest,
): Promise<KeptReminder> {
  const remind_at = remindAt && timeAhead(remindAt, 'remindAt', maxDaysAhead);
  const { result, revision } = await changePersonal(workspace, actorId, async (trx) => {
    const set = { ...(remind_at && { remind_at, due_since: null }), ...(note !== undefined && { note }) };
    const mine = { account_id: actorId, id: reminderId };
    const row =
      Object.keys(set).length === 0
        ? await trx
            .selectFrom('reminder')
            .selectAll()
            .where((eb) => eb.and(mine))
            .executeTakeFirst()
        : await trx
            .updateTable('reminder')
            .set(set)
            .where((eb) => eb.and(mine))
            .returningAll()
            .executeTakeFirst();
    if (!row) throw reminderNotFound();
    return { result: row, sections: Object.keys(set).length > 0 ? [PersonalSection.REMINDERS] : [] };
  });
  return { reminder: await withMessage(workspace.db, result), revision };
}

/** Removes a reminder; gives the actor's revision. */
export async function removeReminder(
  workspace: Workspace,
  actorId: string,
  { reminderId }: RemoveReminderRequest,
): Promise<bigint> {
  const { revision } = await changePersonal(workspace, actorId, async (trx) => {
    const gone = await trx
      .deleteFrom('reminder')
      .where('account_id', '=', actorId)
      .where('id', '=', reminderId)
      .returning('id')
      .execute();
    return { result: undefined, sections: gone.length > 0 ? [PersonalSection.REMINDERS] : [] };
  });
  return revision;
}

/** The actor's reminders by time. Throws INVALID_ARGUMENT (pageToken). */
export async function listReminders(
  { db }: Workspace,
  actorId: string,
  { limit: asked, pageToken }: ListRemindersRequest,
): Promise<ListRemindersResponse> {
  const limit = asked || pageSize;
  const after = timeOfToken(pageToken);
  const revision = await readPersonalRevision(db, actorId);
  const rows = await db
    .selectFrom('reminder')
    .selectAll()
    .where('account_id', '=', actorId)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(remind_at, id) > (${after?.time}, ${after?.id})`))
    .orderBy('remind_at')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return create(ListRemindersResponseSchema, {
    reminders: await withMessages(db, actorId, page),
    nextPageToken: rows.length > limit && last ? tokenOfTime(last.remind_at, last.id) : '',
    revision,
  });
}

/** Reminders of one account as it gets them, each with its message when it may read that. */
export async function withMessages(db: Queries, accountId: string, rows: readonly ReminderRow[]): Promise<Reminder[]> {
  const ids = [...new Set(rows.map(({ message_id }) => message_id))];
  const found = ids.length > 0 ? await getMessages(db, accountId, ids) : [];
  const messages = new Map(found.filter(({ deletedAt }) => !deletedAt).map((message) => [message.id, message]));
  return rows.map((row) =>
    create(ReminderSchema, {
      id: row.id,
      messageId: row.message_id,
      remindAt: timestampFromDate(row.remind_at),
      note: row.note,
      dueSince: row.due_since ? timestampFromDate(row.due_since) : undefined,
      message: messages.get(row.message_id),
    }),
  );
}

async function withMessage(db: Queries, row: ReminderRow): Promise<Reminder> {
  const [reminder] = await withMessages(db, row.account_id, [row]);
  return reminder ?? create(ReminderSchema);
}
