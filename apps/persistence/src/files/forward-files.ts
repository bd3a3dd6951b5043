import { type JsonValue, toJson } from '@bufbuild/protobuf';
import { AttachmentSchema } from '@prosa/proto/chat';
import { v7 as uuidv7 } from 'uuid';
import { databaseNow } from '../database/now.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageDraft } from '../log/rich-send.ts';
import { messageDeleted } from '../messages/message-failures.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { contentOf, type FileRow, toAttachment } from './file-row.ts';
import type { Files } from './files.ts';
import { takeShare } from './usage.ts';

/**
 * Gives the copy of a message the files of the message: entries of their own, with ids of their own, that show the same
 * bytes. Who may read the copy may read them, they stay when the message is deleted, and they count for the quota of who
 * forwards. Returns them as message.attachments keeps them. Throws QUOTA_EXCEEDED, MESSAGE_DELETED (at this moment).
 */
export async function forwardFiles(
  trx: OpenTransaction,
  files: Pick<Files, 'limits'>,
  source: MessageRow,
  copy: MessageDraft,
): Promise<JsonValue[]> {
  // Held until the copies are there: whoever removes the originals waits, and then leaves the bytes.
  const originals = await trx
    .selectFrom('file')
    .selectAll()
    .where('message_id', '=', source.id)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .forShare()
    .execute();
  if (originals.length < (source.attachments?.length ?? 0)) throw messageDeleted();
  if (originals.length === 0) return [];
  const copies = originals.map((original): FileRow => {
    const { id: message_id, room_id, seq, sender_id: owner_id } = copy;
    const entry = { id: uuidv7(), content_id: contentOf(original), store_mark: '', part_marks: [] };
    return { ...original, ...entry, owner_id, message_id, room_id, seq: BigInt(seq) };
  });
  await trx
    .insertInto('file')
    .values(copies.map((row) => ({ ...row, created_at: databaseNow, expires_at: databaseNow })))
    .execute();
  await takeShare(
    trx,
    files,
    copy.sender_id,
    copies.reduce((sum, { size_bytes }) => sum + size_bytes, 0n),
  );
  return copies.flatMap((row) => {
    const attachment = toAttachment(row);
    return attachment ? [toJson(AttachmentSchema, attachment)] : [];
  });
}
