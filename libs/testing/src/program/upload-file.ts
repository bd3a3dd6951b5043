import { FileService } from '@prosa/proto/chat';
import { createHash } from 'node:crypto';
import type { Program } from './program.ts';

/** Uploads a file as a program does; gives its id, with which it can be sent once. Throws what the server said. */
export async function uploadFile(program: Program, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest();
  const { upload } = await program.service(FileService).createUpload({ name, sizeBytes: BigInt(bytes.length), sha256 });
  const response = await fetch(`${program.gatewayUrl}/files/uploads/${upload?.id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${program.token}`, 'upload-offset': '0' },
    body: bytes,
  });
  if (!response.ok) throw new Error(`upload: ${response.status} ${await response.text()}`);
  return upload?.id ?? '';
}
