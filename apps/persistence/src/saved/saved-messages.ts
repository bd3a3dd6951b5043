import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type ListSavedIdsResponse,
  ListSavedIdsResponseSchema,
  type ListSavedRequest,
  type ListSavedResponse,
  ListSavedResponseSchema,
  PersonalSection,
  type SaveMessageRequest,
  SavedMessageSchema,
  type UnsaveMessageRequest,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { databaseNow } from '../database/now.ts';
import { timeOfToken, tokenOfTime } from '../database/page-token.ts';
import { readableMessage } from '../messages/access.ts';
import { messageDeleted } from '../messages/message-failures.ts';
import { getMessages } from '../messages/read-messages.ts';
import { limitReached } from '../personal/personal-failures.ts';
import { changePersonal, readPersonalRevision } from '../personal/personal-revision.ts';
import type { Workspace } from '../workspace.ts';

const maxSaved = 1_000;
const defaultLimit = 50;

/**
 * Keeps a message for the actor; gives their revision. Kept already: no change.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, PERSONAL_LIMIT_REACHED.
 */
export async function saveMessage(
  workspace: Workspace,
  actorId: string,
  { messageId }: SaveMessageRequest,
): Promise<bigint> {
  const { revision } = await changePersonal(workspace, actorId, async (trx) => {
    const { message } = await readableMessage(trx, messageId, actorId);
    if (message.deleted_at) throw messageDeleted();
    const { rows } = await sql<{ kept: number; known: boolean }>`
      select count(*)::int as kept, coalesce(bool_or(message_id = ${message.id}), false) as known
      from saved_message where account_id = ${actorId}`.execute(trx);
    if (rows[0]?.known) return { result: undefined, sections: [] };
    if ((rows[0]?.kept ?? 0) >= maxSaved) throw limitReached('messages', maxSaved);
    await trx
      .insertInto('saved_message')
      .values({ account_id: actorId, message_id: message.id, saved_at: databaseNow })
      .execute();
    return { result: undefined, sections: [PersonalSection.SAVED] };
  });
  return revision;
}

/** Keeps it no longer; gives the actor's revision. */
export async function unsaveMessage(
  workspace: Workspace,
  actorId: string,
  { messageId }: UnsaveMessageRequest,
): Promise<bigint> {
  const { revision } = await changePersonal(workspace, actorId, async (trx) => {
    const gone = await trx
      .deleteFrom('saved_message')
      .where('account_id', '=', actorId)
      .where('message_id', '=', messageId)
      .returning('message_id')
      .execute();
    return { result: undefined, sections: gone.length > 0 ? [PersonalSection.SAVED] : [] };
  });
  return revision;
}

/** What the actor keeps, last kept first; what they may not read any more is left out. Throws INVALID_ARGUMENT (pageToken). */
export async function listSaved(
  { db }: Workspace,
  actorId: string,
  { limit: asked, pageToken }: ListSavedRequest,
): Promise<ListSavedResponse> {
  const limit = asked || defaultLimit;
  const before = timeOfToken(pageToken);
  const revision = await readPersonalRevision(db, actorId);
  const rows = await db
    .selectFrom('saved_message')
    .select(['message_id', 'saved_at'])
    .where('account_id', '=', actorId)
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(saved_at, message_id) < (${before?.time}, ${before?.id})`),
    )
    .orderBy('saved_at', 'desc')
    .orderBy('message_id', 'desc')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const ids = page.map(({ message_id }) => message_id);
  const found = ids.length > 0 ? await getMessages(db, actorId, ids) : [];
  const messages = new Map(found.map((message) => [message.id, message]));
  return create(ListSavedResponseSchema, {
    saved: page.flatMap(({ message_id, saved_at }) => {
      const message = messages.get(message_id);
      if (!message || message.deletedAt) return [];
      return create(SavedMessageSchema, { message, savedAt: timestampFromDate(saved_at) });
    }),
    nextPageToken: rows.length > limit && last ? tokenOfTime(last.saved_at, last.message_id) : '',
    revision,
  });
}

/** The ids of all that the actor keeps. */
export async function listSavedIds({ db }: Workspace, actorId: string): Promise<ListSavedIdsResponse> {
  const revision = await readPersonalRevision(db, actorId);
  const rows = await db.selectFrom('saved_message').select('message_id').where('account_id', '=', actorId).execute();
  return create(ListSavedIdsResponseSchema, { messageIds: rows.map(({ message_id }) => message_id), revision });
}
