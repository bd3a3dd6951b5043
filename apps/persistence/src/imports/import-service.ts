import type { ServiceImpl } from '@connectrpc/connect';
import type { ImportService } from '@prosa/proto/persistence';
import type { Workspace } from '../workspace.ts';
import { importMessages } from './import-messages.ts';

/** History from elsewhere. */
export function createImportService(workspace: Workspace): ServiceImpl<typeof ImportService> {
  return { importMessages: (requests) => importMessages(workspace, requests) };
}
