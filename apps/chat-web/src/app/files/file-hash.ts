import { sha256 } from '@noble/hashes/sha2.js';

/** So much is hashed at a time: a few milliseconds, between which keys and events have their turn. */
const sliceBytes = 512 * 1024;

/** SHA-256 of a file, which is never whole in memory. Throws when it cannot be read (any more) or at the signal. */
export async function hashOf(file: Blob, signal: AbortSignal): Promise<Uint8Array> {
  const hash = sha256.create();
  for (let at = 0; at < file.size; at += sliceBytes) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(at, at + sliceBytes).arrayBuffer()));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return hash.digest();
}
