import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type ListFilesRequest, type ListFilesResponse, ListFilesResponseSchema } from '@prosa/proto/chat';
import { Code } from '@connectrpc/connect';
import { failure } from '@prosa/service';
import { sql } from 'kysely';
import { readableRoom } from '../rooms/access.ts';
import { type FileRow, toAttachment } from './file-row.ts';
import type { Files } from './files.ts';

const defaultLimit = 30;

/** The files of a room, newest first. Throws ROOM_NOT_FOUND, PAGE_TOKEN_INVALID. */
export async function listFiles(
  { db }: Files,
  actorId: string,
  { roomId, limit, pageToken }: ListFilesRequest,
): Promise<ListFilesResponse> {
  const { room } = await readableRoom(db, roomId, actorId);
  const place = placeOf(pageToken);
  const size = limit || defaultLimit;
  const { rows } = await sql<FileRow & { sent_at: Date }>`
    select file.*, message.sent_at from file join message on message.id = file.message_id
    where file.room_id = ${room.id} and file.message_id is not null and file.removed_at is null
      ${place ? sql`and (file.seq, file.position) < (${place.seq}::bigint, ${place.position}::smallint)` : sql``}
    order by file.seq desc, file.position desc limit ${size + 1}`.execute(db);
  const page = rows.slice(0, size);
  const last = rows.length > size ? page.at(-1) : undefined;
  return create(ListFilesResponseSchema, {
    files: page.map((row) => ({
      attachment: toAttachment(row),
      messageId: row.message_id ?? '',
      seq: row.seq ?? 0n,
      senderId: row.owner_id,
      sentAt: timestampFromDate(row.sent_at),
    })),
    nextPageToken: last ? `${last.seq}.${last.position}` : '',
  });
}

function placeOf(token: string): { seq: string; position: string } | undefined {
  if (token === '') return undefined;
  const [, seq, position] = /^(\d{1,18})\.(\d{1,4})$/.exec(token) ?? [];
  if (seq === undefined || position === undefined) {
    throw failure('PAGE_TOKEN_INVALID', Code.InvalidArgument, 'pageToken is not one of a page before', {
      violations: [{ field: 'pageToken', description: 'is not a token of a page before' }],
    });
  }
  return { seq, position };
}
