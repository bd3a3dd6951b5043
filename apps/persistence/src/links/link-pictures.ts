import { create } from '@bufbuild/protobuf';
import {
  type DownloadFileRequest,
  type DownloadFileResponse,
  DownloadFileResponseSchema,
} from '@prosa/proto/persistence';
import { reasonOf } from '@prosa/service';
import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { attachmentNotFound } from '../files/file-failures.ts';
import { spanOf } from '../files/span-of.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { readableRoom } from '../rooms/access.ts';

/** Keeps the small picture of a message's link and gives its id. */
export async function keepLinkPicture(
  trx: OpenTransaction,
  { id: message_id, room_id }: MessageRow,
  url: string,
  bytes: Uint8Array,
): Promise<string> {
  const id = uuidv7();
  const sha256 = createHash('sha256').update(bytes).digest();
  await trx.insertInto('link_picture').values({ id, message_id, room_id, url, bytes, sha256 }).execute();
  return id;
}

/** Removes the pictures of a message's links but those of the ones that are kept. */
export async function dropLinkPictures(
  trx: OpenTransaction,
  { id }: MessageRow,
  keptUrls: readonly string[] = [],
): Promise<void> {
  await trx
    .deleteFrom('link_picture')
    .where('message_id', '=', id)
    .$if(keptUrls.length > 0, (query) => query.where('url', 'not in', keptUrls))
    .execute();
}

/** DownloadFile of a link's picture, for whoever may read its message. Throws ATTACHMENT_NOT_FOUND, RANGE_NOT_SATISFIABLE. */
export async function* readLinkPicture(
  db: Queries,
  { actorId, attachmentId, range }: DownloadFileRequest,
): AsyncGenerator<DownloadFileResponse> {
  const row = await db
    .selectFrom('link_picture')
    .selectAll()
    .where('id', '=', attachmentId.toLowerCase())
    .executeTakeFirst();
  if (!row) throw attachmentNotFound();
  await readableRoom(db, row.room_id, actorId.toLowerCase()).catch((reason: unknown) => {
    throw reasonOf(reason) === 'ROOM_NOT_FOUND' ? attachmentNotFound() : reason;
  });
  const { bytes, sha256 } = row;
  const { first, length } = spanOf(range, BigInt(bytes.length));
  const head = {
    name: 'link.webp',
    mediaType: 'image/webp',
    sizeBytes: BigInt(bytes.length),
    first: BigInt(first),
    length: BigInt(length),
    sha256,
  };
  yield create(DownloadFileResponseSchema, { part: { case: 'head', value: head } });
  const value = bytes.subarray(first, first + length);
  yield create(DownloadFileResponseSchema, { part: { case: 'chunk', value } });
}
