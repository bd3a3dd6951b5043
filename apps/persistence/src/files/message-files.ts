import { type JsonValue, toJson } from '@bufbuild/protobuf';
import { type Attachment, AttachmentSchema } from '@prosa/proto/chat';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { databaseNow } from '../database/now.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { attachmentNotFound } from './file-failures.ts';
import { type FileRow, toAttachment } from './file-row.ts';
import { giveRoomBack, roomColumns } from './usage.ts';

/** The message that takes files. */
export interface FilesOfMessage {
  messageId: string;
  roomId: string;
  seq: bigint;
  senderId: string;
  /** Of the sender's own for it. Files that wait for a message to be sent later with this id are its own. */
  clientMessageId: string;
  /** In the order to show. */
  attachmentIds: readonly string[];
  altTexts: Readonly<Record<string, string>>;
}

/**
 * Gives complete uploads of the sender's to a message, each of which can be given once, and returns them as
 * message.attachments keeps them. Throws ATTACHMENT_NOT_FOUND for any that is not complete, not theirs, or given already.
 */
export async function giveFiles(trx: OpenTransaction, message: FilesOfMessage): Promise<JsonValue[]> {
  const { messageId, roomId, seq, senderId, clientMessageId } = message;
  const { ids, altTexts } = given(message);
  const { rows } = await sql<FileRow>`
    update file set message_id = ${messageId}, room_id = ${roomId}, seq = ${seq}, position = given.position,
      alt_text = case when scheduled_id is null then given.alt_text else file.alt_text end, scheduled_id = null
    from unnest(${ids}::uuid[], ${altTexts}::text[]) with ordinality as given (id, alt_text, position)
    where file.id = given.id and file.owner_id = ${senderId} and file.message_id is null
      and file.media_type is not null and file.removed_at is null
      and (scheduled_id = ${clientMessageId} or scheduled_id is null and file.expires_at > ${databaseNow})
    returning file.*`.execute(trx);
  if (rows.length < ids.length) throw attachmentNotFound();
  return inOrder(rows).map((attachment) => toJson(AttachmentSchema, attachment));
}

/** A message to be sent later that takes files. */
export type FilesOfScheduled = Pick<FilesOfMessage, 'senderId' | 'attachmentIds' | 'altTexts'> & {
  scheduledId: string;
};

/**
 * Keeps complete uploads of the sender's for a message that is to be sent later: they do not expire, and only that message
 * can take them. Throws ATTACHMENT_NOT_FOUND as `giveFiles` does.
 */
export async function keepFiles(trx: OpenTransaction, scheduled: FilesOfScheduled): Promise<void> {
  const { ids, altTexts } = given(scheduled);
  const { rows } = await sql`
    update file set scheduled_id = ${scheduled.scheduledId}, position = given.position, alt_text = given.alt_text
    from unnest(${ids}::uuid[], ${altTexts}::text[]) with ordinality as given (id, alt_text, position)
    where file.id = given.id and file.owner_id = ${scheduled.senderId} and file.message_id is null
      and file.media_type is not null and file.removed_at is null
      and scheduled_id is null and file.expires_at > ${databaseNow}
    returning file.id`.execute(trx);
  if (rows.length < ids.length) throw attachmentNotFound();
}

/** The files that wait for messages to be sent later, by the id of each. */
export async function keptFiles(
  db: Queries,
  ownerId: string,
  scheduledIds: readonly string[],
): Promise<ReadonlyMap<string, Attachment[]>> {
  if (scheduledIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('file')
    .selectAll()
    .where('scheduled_id', 'in', scheduledIds)
    .where('owner_id', '=', ownerId)
    .execute();
  const files = Map.groupBy(rows, ({ scheduled_id }) => scheduled_id ?? '');
  return new Map([...files].map(([id, of]) => [id, inOrder(of)]));
}

function given({ attachmentIds, altTexts }: Pick<FilesOfMessage, 'attachmentIds' | 'altTexts'>) {
  const ids = attachmentIds.map((id) => id.toLowerCase());
  if (new Set(ids).size < ids.length) throw attachmentNotFound();
  const texts = new Map(
    Object.entries(altTexts).map(([id, text]) => [id.toLowerCase(), text.replaceAll('\0', '').trim()]),
  );
  return { ids, altTexts: ids.map((id) => texts.get(id) ?? '') };
}

function inOrder(rows: FileRow[]): Attachment[] {
  return rows.sort((a, b) => (a.position ?? 0) - (b.position ?? 0)).flatMap((row) => toAttachment(row) ?? []);
}

/** Takes the files of a deleted message away: nobody can read them any more, and their bytes go at the next sweep. */
export function dropFiles(trx: OpenTransaction, messageId: string): Promise<void> {
  return drop(trx, 'message_id', messageId);
}

/** Takes the files of a message away that will not be sent. */
export function dropKeptFiles(trx: OpenTransaction, ownerId: string, scheduledId: string): Promise<void> {
  // Who schedules chooses the id: somebody else's may be the same.
  return drop(trx, 'scheduled_id', scheduledId, ownerId);
}

async function drop(
  trx: OpenTransaction,
  whose: 'message_id' | 'scheduled_id',
  id: string,
  ownerId?: string,
): Promise<void> {
  const gone = await trx
    .updateTable('file')
    .set({ removed_at: databaseNow, expires_at: databaseNow })
    .where(whose, '=', id)
    .$if(ownerId !== undefined, (query) => query.where('owner_id', '=', ownerId ?? ''))
    .where('removed_at', 'is', null)
    .returning(roomColumns)
    .execute();
  await giveRoomBack(trx, gone);
}
