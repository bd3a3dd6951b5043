import { createHash } from 'node:crypto';
import { databaseNow } from '../database/now.ts';
import { inTransaction } from '../database/transaction.ts';
import { uploadCorrupt } from './file-failures.ts';
import { fileKey, type FileRow, storedUpload, thumbnailKey } from './file-row.ts';
import type { Files } from './files.ts';
import type { Picture } from './pictures.ts';
import { sniffedType, sniffBytes } from './sniffed-type.ts';
import { giveRoomBack, roomColumns } from './usage.ts';
import { ownUpload } from './uploads.ts';

/** Larger pictures are kept and shown as files. */
const maxPictureBytes = 40 * 1024 * 1024;
const readable = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif']);

/**
 * Makes an upload whose bytes are all there a file: checks what the storage really has against the announced SHA-256,
 * finds out what it is, and makes the small picture. Done by somebody else meanwhile: gives that.
 * Throws UPLOAD_CORRUPT (the upload is gone then), UPLOAD_NOT_FOUND, STORAGE_UNAVAILABLE, OVERLOADED.
 */
export async function finishUpload(files: Files, row: FileRow): Promise<FileRow> {
  const { db, store } = files;
  const key = fileKey(row.id);
  await store.complete(storedUpload(row), row.part_marks);
  const { sha256, head } = await lookThrough(files, row);
  if (!sha256.equals(row.sha256)) {
    await discard(files, row);
    throw uploadCorrupt();
  }
  const mediaType = await sniffedType(head, row.type_hint);
  const picture = await pictureOf(files, row, mediaType);
  if (picture) await store.put(thumbnailKey(row.id), picture.thumbnail);
  const finished = await db
    .updateTable('file')
    .set({
      media_type: mediaType,
      width: picture?.width ?? 0,
      height: picture?.height ?? 0,
      placeholder: picture?.placeholder ?? null,
      thumbnail_bytes: picture?.thumbnail.length ?? 0,
    })
    .where('id', '=', row.id)
    .where('media_type', 'is', null)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (finished) return finished;
  try {
    return await ownUpload(db, row.owner_id, row.id);
  } catch (reason) {
    // Cancelled meanwhile; the sweep may have been here before the file was.
    await store.remove(key).catch(() => undefined);
    await store.remove(thumbnailKey(row.id)).catch(() => undefined);
    throw reason;
  }
}

async function lookThrough({ store }: Files, row: FileRow): Promise<{ sha256: Buffer; head: Uint8Array }> {
  const hash = createHash('sha256');
  const head: Uint8Array[] = [];
  let headBytes = 0;
  for await (const piece of store.read(fileKey(row.id), { first: 0, length: Number(row.size_bytes) })) {
    hash.update(piece);
    if (headBytes >= sniffBytes) continue;
    head.push(piece);
    headBytes += piece.length;
  }
  return { sha256: hash.digest(), head: Buffer.concat(head).subarray(0, sniffBytes) };
}

async function pictureOf({ store, pictures }: Files, row: FileRow, mediaType: string): Promise<Picture | undefined> {
  if (!readable.has(mediaType) || row.size_bytes > BigInt(maxPictureBytes)) return undefined;
  return pictures.look(async () => {
    const pieces: Uint8Array[] = [];
    for await (const piece of store.read(fileKey(row.id), { first: 0, length: Number(row.size_bytes) })) {
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  });
}

/** What came was not what was said: all of it goes, and its room is free again. */
async function discard({ db, store }: Files, row: FileRow): Promise<void> {
  await inTransaction(db, async (trx) => {
    const gone = await trx
      .updateTable('file')
      .set({ removed_at: databaseNow, expires_at: databaseNow })
      .where('id', '=', row.id)
      .where('removed_at', 'is', null)
      .returning(roomColumns)
      .execute();
    await giveRoomBack(trx, gone);
  });
  await store.remove(fileKey(row.id)).catch(() => undefined);
}
