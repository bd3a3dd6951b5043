import type { ServiceImpl } from '@connectrpc/connect';
import type { HistoryService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { findMessageAt } from './find-message-at.ts';
import type { Indexer } from './indexer.ts';

/** Places in a room's history; see the functions for what each promises and refuses. */
export function createHistoryService(workspace: Workspace, indexer: Indexer): ServiceImpl<typeof HistoryService> {
  return {
    findMessageAt: async (call) => ({ response: await findMessageAt(workspace, indexer, ...request(call)) }),
  };
}
