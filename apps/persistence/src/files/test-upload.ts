import type { MessageInitShape } from '@bufbuild/protobuf';
import type { Attachment, Upload, User } from '@prosa/proto/chat';
import type { UploadFileRequest, UploadFileRequestSchema } from '@prosa/proto/persistence';
import { sha256 } from '../test-persistence.ts';
import type { TestPersistence } from '../test-persistence.ts';

/** What to upload, beside the bytes. */
export interface TestFile {
  name?: string;
  mediaType?: string;
  /** SHA-256 to announce; the right one unless told. */
  sha256?: Uint8Array;
}

/** Announces a file. */
export async function announce(
  { files }: TestPersistence,
  { id: actorId }: User,
  bytes: Uint8Array,
  file: TestFile = {},
): Promise<Upload> {
  const { name = 'file.bin', mediaType = '', sha256: announced = sha256(bytes) } = file;
  const request = { name, mediaType, sizeBytes: BigInt(bytes.length), sha256: announced };
  const { response } = await files.createUpload({ actorId, request });
  if (!response?.upload) throw new Error('no upload');
  return response.upload;
}

/** Sends bytes from an offset on, in chunks. */
export async function pour(
  { files }: TestPersistence,
  { id: actorId }: User,
  uploadId: string,
  offset: number,
  bytes: Uint8Array,
): Promise<Upload> {
  const parts: MessageInitShape<typeof UploadFileRequestSchema>[] = [
    { part: { case: 'target', value: { actorId, uploadId, offset: BigInt(offset) } } },
  ];
  for (let at = 0; at < bytes.length; at += 300_000) {
    parts.push({ part: { case: 'chunk', value: bytes.subarray(at, at + 300_000) } });
  }
  async function* stream() {
    yield* parts as UploadFileRequest[];
  }
  const { upload } = await files.uploadFile(stream());
  if (!upload) throw new Error('no upload');
  return upload;
}

/** Uploads a file whole. */
export async function uploadWhole(
  p: TestPersistence,
  owner: User,
  bytes: Uint8Array,
  file: TestFile = {},
): Promise<Attachment> {
  const { id } = await announce(p, owner, bytes, file);
  const { attachment } = await pour(p, owner, id, 0, bytes);
  if (!attachment) throw new Error('the upload is not complete');
  return attachment;
}

/** What a download brings: the head and the bytes. */
export async function download(
  { files }: TestPersistence,
  { id: actorId }: User,
  attachmentId: string,
  more: { thumbnail?: boolean; range?: { first?: bigint; last?: bigint; suffixBytes?: bigint } } = {},
) {
  const chunks: Uint8Array[] = [];
  let head;
  for await (const { part } of files.downloadFile({ actorId, attachmentId, ...more })) {
    if (part.case === 'head') head = part.value;
    if (part.case === 'chunk') chunks.push(part.value);
  }
  return { head, bytes: Buffer.concat(chunks) };
}
