import type { Upload } from '@prosa/proto/chat';
import type { UploadFileRequest } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { invalidArgument } from '../database/invalid-argument.ts';
import { attachmentTooLarge, uploadOffsetWrong } from './file-failures.ts';
import { type FileRow, storedUpload, toUpload } from './file-row.ts';
import type { Files } from './files.ts';
import { finishUpload } from './finish-upload.ts';
import { ownUpload } from './uploads.ts';

/**
 * UploadFile: takes bytes part by part. A part counts when the storage has it for good; whoever comes second with the
 * same bytes is told where to go on. With the last byte the file is finished. Holds one part at most.
 * Throws UPLOAD_NOT_FOUND, UPLOAD_OFFSET_WRONG, ATTACHMENT_TOO_LARGE, UPLOAD_CORRUPT, STORAGE_UNAVAILABLE.
 */
export async function receiveUpload(files: Files, requests: AsyncIterable<UploadFileRequest>): Promise<Upload> {
  let row: FileRow | undefined;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;

  const storeParts = async (upload: FileRow, atLeast: number): Promise<FileRow> => {
    let stored = upload;
    while (waitingBytes >= atLeast && waitingBytes > 0) {
      const bytes = Buffer.concat(waiting);
      const part = bytes.subarray(0, files.store.partBytes);
      stored = await storePart(files, stored, part);
      waiting = [bytes.subarray(part.length)];
      waitingBytes -= part.length;
    }
    return stored;
  };

  for await (const { part } of requests) {
    if (part.case === 'target') {
      if (row) throw invalidArgument('target', 'comes once');
      row = await ownUpload(files.db, part.value.actorId, part.value.uploadId);
      if (row.media_type !== null) return toUpload(row);
      if (row.received_bytes !== part.value.offset) throw uploadOffsetWrong(row.received_bytes);
      continue;
    }
    if (!row) throw invalidArgument('target', 'must come first');
    if (part.case === undefined) continue;
    waiting.push(part.value);
    waitingBytes += part.value.length;
    if (row.received_bytes + BigInt(waitingBytes) > row.size_bytes) throw attachmentTooLarge(row.size_bytes);
    row = await storeParts(row, files.store.partBytes);
  }
  if (!row) throw invalidArgument('target', 'must come first');
  // The end of the file is a part, however short; the end of a stream before that is not.
  if (row.received_bytes + BigInt(waitingBytes) === row.size_bytes) row = await storeParts(row, 1);
  return toUpload(row.received_bytes === row.size_bytes ? await finishUpload(files, row) : row);
}

async function storePart({ db, store }: Files, row: FileRow, bytes: Uint8Array): Promise<FileRow> {
  const { id, received_bytes: offset, part_marks: marks } = row;
  const mark = await store.putPart(storedUpload(row), { index: marks.length, offset: Number(offset), bytes });
  const after = await db
    .updateTable('file')
    .set({
      received_bytes: offset + BigInt(bytes.length),
      part_marks: sql<string[]>`array_append(part_marks, ${mark})`,
    })
    .where('id', '=', id)
    .where('received_bytes', '=', offset)
    .where('removed_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  if (after) return after;
  throw uploadOffsetWrong((await ownUpload(db, row.owner_id, id)).received_bytes);
}
