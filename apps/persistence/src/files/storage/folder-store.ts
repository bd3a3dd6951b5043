import { constants } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { type ByteSpan, FileMissing, type FilePart, type FileStore, type StoredUpload } from './file-store.ts';

const pieceBytes = 64 * 1024;

/**
 * Files in a folder: `files/` those that are whole, `uploads/` those on their way. Every part is on the disk before it
 * is acknowledged; a file becomes visible whole, by being renamed. Several processes may share the folder.
 */
export class FolderStore implements FileStore {
  readonly partBytes = 1024 * 1024;
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  begin(): Promise<string> {
    return Promise.resolve('');
  }

  async putPart({ key }: StoredUpload, { offset, bytes }: FilePart): Promise<string> {
    const path = this.#upload(key);
    await makeFolder(dirname(path));
    const fresh = offset === 0;
    const file = await open(path, constants.O_WRONLY | constants.O_CREAT, 0o600);
    try {
      await writeAll(file, bytes, offset);
      await file.datasync();
    } finally {
      await file.close();
    }
    if (fresh) await syncFolder(dirname(path));
    return '';
  }

  async complete({ key }: StoredUpload, partMarks: readonly string[]): Promise<void> {
    if (partMarks.length === 0) return this.put(key, new Uint8Array());
    const path = this.#file(key);
    await makeFolder(dirname(path));
    try {
      await rename(this.#upload(key), path);
    } catch (reason) {
      // Done before, and the answer was lost.
      if (!isMissing(reason) || !(await isThere(path))) throw reason;
    }
    await syncFolder(dirname(path));
  }

  async abandon({ key }: StoredUpload): Promise<void> {
    await rm(this.#upload(key), { force: true });
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = this.#file(key);
    await makeFolder(dirname(path));
    const unfinished = `${path}.${randomUUID()}`;
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await writeAll(file, bytes, 0);
        await file.datasync();
      } finally {
        await file.close();
      }
      await rename(unfinished, path);
    } catch (reason) {
      await rm(unfinished, { force: true });
      throw reason;
    }
    await syncFolder(dirname(path));
  }

  async *read(key: string, { first, length }: ByteSpan, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const file = await this.#open(key);
    try {
      for (let at = first; at < first + length;) {
        signal?.throwIfAborted();
        const piece = new Uint8Array(Math.min(pieceBytes, first + length - at));
        const { bytesRead } = await file.read(piece, 0, piece.length, at);
        if (bytesRead === 0) throw new FileMissing(key);
        at += bytesRead;
        yield piece.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.#file(key), { force: true });
  }

  async #open(key: string): Promise<FileHandle> {
    try {
      return await open(this.#file(key), 'r');
    } catch (reason) {
      throw isMissing(reason) ? new FileMissing(key) : reason;
    }
  }

  #file(key: string): string {
    return join(this.#root, 'files', key);
  }

  #upload(key: string): string {
    return join(this.#root, 'uploads', key);
  }
}

/** Makes a folder that outlives a power cut. */
async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made === undefined) return;
  for (let folder = path; folder.length >= made.length; folder = dirname(folder)) await syncFolder(dirname(folder));
}

/** A new name in a folder is on the disk only when the folder is. Not every system can do that; then it does it itself. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, offset + done);
    done += bytesWritten;
  }
}

function isMissing(reason: unknown): boolean {
  return (reason as NodeJS.ErrnoException | undefined)?.code === 'ENOENT';
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
