import { create } from '@bufbuild/protobuf';
import { RoomKind } from '@prosa/proto/chat';
import {
  type ByteRange,
  type DownloadFileRequest,
  type DownloadFileResponse,
  DownloadFileResponseSchema,
} from '@prosa/proto/persistence';
import type { Queries } from '../database/connect.ts';
import { attachmentNotFound, rangeNotSatisfiable } from './file-failures.ts';
import { contentOf, fileKey, type FileRow, thumbnailKey } from './file-row.ts';
import type { Files } from './files.ts';
import type { ByteSpan } from './storage/file-store.ts';

/** So many bytes go into one message. */
const pieceBytes = 64 * 1024;

/**
 * DownloadFile: the head, then the bytes as fast as they are taken. For whoever may read the message; before it is in one, for
 * its owner. Throws ATTACHMENT_NOT_FOUND, RANGE_NOT_SATISFIABLE, STORAGE_UNAVAILABLE.
 */
export async function* readFile(
  files: Files,
  { actorId, attachmentId, thumbnail, range }: DownloadFileRequest,
  signal: AbortSignal,
): AsyncGenerator<DownloadFileResponse> {
  const row = await readableFile(files.db, attachmentId.toLowerCase(), actorId.toLowerCase());
  if (thumbnail && row.thumbnail_bytes === 0) throw attachmentNotFound();
  const sizeBytes = thumbnail ? BigInt(row.thumbnail_bytes) : row.size_bytes;
  const span = spanOf(range, sizeBytes);
  const head = {
    name: row.name,
    mediaType: thumbnail ? 'image/webp' : (row.media_type ?? ''),
    sizeBytes,
    first: BigInt(span.first),
    length: BigInt(span.length),
    sha256: row.sha256,
  };
  yield create(DownloadFileResponseSchema, { part: { case: 'head', value: head } });
  const content = contentOf(row);
  const key = thumbnail ? thumbnailKey(content) : fileKey(content);
  for await (const bytes of files.store.read(key, span, signal)) {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const value = bytes.subarray(at, at + pieceBytes);
      yield create(DownloadFileResponseSchema, { part: { case: 'chunk', value } });
    }
  }
}

/** A complete file that the account may read. Throws ATTACHMENT_NOT_FOUND. */
async function readableFile(db: Queries, id: string, actorId: string): Promise<FileRow> {
  const row = await db
    .selectFrom('file')
    .leftJoin('room', 'room.id', 'file.room_id')
    .selectAll('file')
    .where('file.id', '=', id)
    .where('file.media_type', 'is not', null)
    .where('file.removed_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('file.message_id', 'is', null), eb('file.owner_id', '=', actorId)]),
        eb('room.kind', '=', RoomKind.PUBLIC),
        eb.exists(
          eb
            .selectFrom('membership')
            .select('membership.account_id')
            .whereRef('membership.room_id', '=', 'file.room_id')
            .where('membership.account_id', '=', actorId)
            .where('membership.left_at', 'is', null),
        ),
      ]),
    )
    .executeTakeFirst();
  if (!row) throw attachmentNotFound();
  return row;
}

/** The part that is asked for, as far as it is there. Throws RANGE_NOT_SATISFIABLE. */
function spanOf(range: ByteRange | undefined, sizeBytes: bigint): ByteSpan {
  if (!range) return { first: 0, length: Number(sizeBytes) };
  const end = sizeBytes - 1n;
  const suffix = range.suffixBytes < sizeBytes ? range.suffixBytes : sizeBytes;
  const first = range.first ?? sizeBytes - suffix;
  const last = range.first === undefined || range.last === undefined || range.last > end ? end : range.last;
  if (first > last) throw rangeNotSatisfiable(sizeBytes);
  return { first: Number(first), length: Number(last - first + 1n) };
}
