import type { Settings } from '../settings.ts';
import type { FileStore } from './storage/file-store.ts';
import { FolderStore } from './storage/folder-store.ts';
import { GuardedStore } from './storage/guarded-store.ts';
import { S3Store } from './storage/s3-store.ts';

/** The storage that the settings name. Nothing is touched before the first file. */
export function openStore({ folder, s3 }: Settings['files']): FileStore {
  return new GuardedStore(s3 ? new S3Store(s3) : new FolderStore(folder));
}
