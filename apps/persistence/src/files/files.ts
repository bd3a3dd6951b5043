import type { Workspace } from '../workspace.ts';
import type { Pictures } from './pictures.ts';
import type { FileStore } from './storage/file-store.ts';

/** How much may be kept; 0 of a quota: no limit. */
export interface FileLimits {
  maxFileBytes: bigint;
  accountQuotaBytes: bigint;
  workspaceQuotaBytes: bigint;
}

/** What the functions on files work on. */
export interface Files extends Pick<Workspace, 'db'> {
  readonly store: FileStore;
  readonly pictures: Pictures;
  readonly limits: FileLimits;
}
