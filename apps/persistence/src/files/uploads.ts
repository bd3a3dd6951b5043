import type { CancelUploadRequest, CreateUploadRequest, GetUploadRequest, Upload } from '@prosa/proto/chat';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import { inTransaction } from '../database/transaction.ts';
import { attachmentTooLarge, tooManyUploads, uploadNotFound } from './file-failures.ts';
import { fileKey, type FileRow, toUpload } from './file-row.ts';
import type { Files } from './files.ts';
import { giveRoomBack, roomColumns, takeRoom } from './usage.ts';

/** So many uploads of one person may wait for a message. */
const maxOpenUploads = 200;
const expiry = sql<Date>`${databaseNow} + interval '24 hours'`;
/** Signs that turn the direction of writing: with them `cod.exe` can be made to look like `exe.doc`. */
const turning = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Announces a file and takes the room for it. Throws ATTACHMENT_TOO_LARGE, QUOTA_EXCEEDED, TOO_MANY_UPLOADS,
 * INVALID_ARGUMENT (name).
 */
export async function createUpload(files: Files, actorId: string, request: CreateUploadRequest): Promise<Upload> {
  const { db, store, limits } = files;
  const { sizeBytes, sha256, mediaType } = request;
  const name = request.name.replace(turning, '').trim();
  if (/^\.{0,2}$/.test(name)) throw invalidArgument('name', 'must be the name of a file');
  if (sizeBytes > limits.maxFileBytes) throw attachmentTooLarge(limits.maxFileBytes);
  const id = uuidv7();
  const mark = await store.begin(fileKey(id));
  try {
    return await inTransaction(db, async (trx) => {
      await takeRoom(trx, files, actorId, sizeBytes);
      const { open } = await trx
        .selectFrom('file')
        .select(({ fn }) => fn.countAll<bigint>().as('open'))
        .where('owner_id', '=', actorId)
        .where('message_id', 'is', null)
        .where('scheduled_id', 'is', null)
        .where('removed_at', 'is', null)
        .executeTakeFirstOrThrow();
      if (open >= BigInt(maxOpenUploads)) throw tooManyUploads(maxOpenUploads);
      const row = await trx
        .insertInto('file')
        .values({
          id,
          owner_id: actorId,
          name,
          size_bytes: sizeBytes,
          sha256,
          type_hint: mediaType.toLowerCase(),
          created_at: databaseNow,
          expires_at: expiry,
          store_mark: mark,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      return toUpload(row);
    });
  } catch (reason) {
    await store.abandon({ key: fileKey(id), mark }).catch(() => undefined);
    throw reason;
  }
}

/** An upload of the account's that is still good. Throws UPLOAD_NOT_FOUND. */
export async function ownUpload(db: Queries, actorId: string, uploadId: string): Promise<FileRow> {
  const row = await db
    .selectFrom('file')
    .selectAll()
    .where('id', '=', uploadId)
    .where('owner_id', '=', actorId)
    .where('removed_at', 'is', null)
    .where((eb) =>
      eb.or([eb('message_id', 'is not', null), eb('scheduled_id', 'is not', null), eb('expires_at', '>', databaseNow)]),
    )
    .executeTakeFirst();
  if (!row) throw uploadNotFound();
  return row;
}

/** How far an upload is. Throws UPLOAD_NOT_FOUND. */
export async function getUpload({ db }: Files, actorId: string, { uploadId }: GetUploadRequest): Promise<Upload> {
  return toUpload(await ownUpload(db, actorId, uploadId));
}

/** Gives up an upload that no message has, nor one to be sent later; its bytes go when the files are next swept. Gone already: no change. */
export async function cancelUpload({ db }: Files, actorId: string, { uploadId }: CancelUploadRequest): Promise<void> {
  await inTransaction(db, async (trx) => {
    const gone = await trx
      .updateTable('file')
      .set({ removed_at: databaseNow, expires_at: databaseNow })
      .where('id', '=', uploadId)
      .where('owner_id', '=', actorId)
      .where('message_id', 'is', null)
      .where('scheduled_id', 'is', null)
      .where('removed_at', 'is', null)
      .returning(roomColumns)
      .execute();
    await giveRoomBack(trx, gone);
  });
}
