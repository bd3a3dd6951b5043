import { type JsonValue, toJson } from '@bufbuild/protobuf';
import { AttachmentSchema } from '@prosa/proto/chat';
import { sql } from 'kysely';
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
  /** In the order to show. */
  attachmentIds: readonly string[];
  altTexts: Readonly<Record<string, string>>;
}

/**
 * Gives complete uploads of the sender's to a message, each of which can be given once, and returns them as
 * message.attachments keeps them. Throws ATTACHMENT_NOT_FOUND for any that is not complete, not theirs, or given already.
 */
export async function giveFiles(trx: OpenTransaction, message: FilesOfMessage): Promise<JsonValue[]> {
  const { messageId, roomId, seq, senderId } = message;
  const ids = message.attachmentIds.map((id) => id.toLowerCase());
  if (new Set(ids).size < ids.length) throw attachmentNotFound();
  const altTexts = new Map(
    Object.entries(message.altTexts).map(([id, text]) => [id.toLowerCase(), text.replaceAll('\0', '').trim()]),
  );
  const { rows } = await sql<FileRow>`
    update file set message_id = ${messageId}, room_id = ${roomId}, seq = ${seq}, position = given.position,
      alt_text = given.alt_text
    from unnest(${ids}::uuid[], ${ids.map((id) => altTexts.get(id) ?? '')}::text[])
      with ordinality as given (id, alt_text, position)
    where file.id = given.id and file.owner_id = ${senderId} and file.message_id is null
      and file.media_type is not null and file.removed_at is null and file.expires_at > ${databaseNow}
    returning file.*`.execute(trx);
  if (rows.length < ids.length) throw attachmentNotFound();
  return rows
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))
    .flatMap((row) => {
      const attachment = toAttachment(row);
      return attachment ? [toJson(AttachmentSchema, attachment)] : [];
    });
}

/** Takes the files of a deleted message away: nobody can read them any more, and their bytes go at the next sweep. */
export async function dropFiles(trx: OpenTransaction, messageId: string): Promise<void> {
  const gone = await trx
    .updateTable('file')
    .set({ removed_at: databaseNow, expires_at: databaseNow })
    .where('message_id', '=', messageId)
    .where('removed_at', 'is', null)
    .returning(roomColumns)
    .execute();
  await giveRoomBack(trx, gone);
}
