import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type Attachment, AttachmentSchema, type Upload, UploadSchema } from '@prosa/proto/chat';
import type { Selectable } from 'kysely';
import type { Database } from '../database/schema.ts';
import type { StoredUpload } from './storage/file-store.ts';

/** A good length for one PUT: a multiple of every storage's parts. */
const chunkBytes = 5 * 1024 * 1024;

/** A row of the table file. */
export type FileRow = Selectable<Database['file']>;

/** The file as messages show it; undefined while it is not complete. */
export function toAttachment(row: FileRow): Attachment | undefined {
  if (row.media_type === null) return undefined;
  return create(AttachmentSchema, {
    id: row.id,
    name: row.name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    width: row.width,
    height: row.height,
    placeholder: row.placeholder ? new Uint8Array(row.placeholder) : new Uint8Array(),
    hasThumbnail: row.thumbnail_bytes > 0,
    altText: row.alt_text,
  });
}

/** How far an upload is. */
export function toUpload(row: FileRow): Upload {
  return create(UploadSchema, {
    id: row.id,
    receivedBytes: row.received_bytes,
    sizeBytes: row.size_bytes,
    expiresAt: timestampFromDate(row.expires_at),
    chunkBytes,
    attachment: toAttachment(row),
  });
}

/** Under which id the bytes of a file lie: its own, or that of the file it was forwarded from. */
export function contentOf({ id, content_id }: Pick<FileRow, 'id' | 'content_id'>): string {
  return content_id ?? id;
}

/** Where a file lies in the storage. Ids of version 7 begin with the time, so the folders go by their ends. */
export function fileKey(id: string): string {
  return `${id.slice(-2)}/${id}`;
}

/** Where its small picture lies. */
export function thumbnailKey(id: string): string {
  return `${fileKey(id)}.thumbnail`;
}

/** The upload as the storage knows it. */
export function storedUpload({ id, store_mark }: FileRow): StoredUpload {
  return { key: fileKey(id), mark: store_mark };
}
