import { create } from '@bufbuild/protobuf';
import { RoomKind } from '@prosa/proto/chat';
import {
  type DownloadFileRequest,
  type DownloadFileResponse,
  DownloadFileResponseSchema,
} from '@prosa/proto/persistence';
import type { Queries } from '../database/connect.ts';
import { attachmentNotFound } from './file-failures.ts';
import { contentOf, fileKey, type FileRow, thumbnailKey } from './file-row.ts';
import type { Files } from './files.ts';
import { readLinkPicture } from '../links/link-pictures.ts';
import { spanOf } from './span-of.ts';

/** So many bytes go into one message. */
const pieceBytes = 64 * 1024;

/**
 * DownloadFile: the head, then the bytes as fast as they are taken. For whoever may read the message; before it is in one, for
 * its owner. The small pictures of links are read the same way. Throws ATTACHMENT_NOT_FOUND, RANGE_NOT_SATISFIABLE, STORAGE_UNAVAILABLE.
 */
export async function* readFile(
  files: Files,
  request: DownloadFileRequest,
  signal: AbortSignal,
): AsyncGenerator<DownloadFileResponse> {
  const { actorId, attachmentId, thumbnail, range } = request;
  const row = await readableFile(files.db, attachmentId.toLowerCase(), actorId.toLowerCase());
  if (!row) {
    if (!thumbnail) throw attachmentNotFound();
    yield* readLinkPicture(files.db, request);
    return;
  }
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

/** A complete file that the account may read. */
function readableFile(db: Queries, id: string, actorId: string): Promise<FileRow | undefined> {
  return db
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
}
