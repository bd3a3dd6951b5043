import type { ServiceImpl } from '@connectrpc/connect';
import type { ReadService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { markAllRead } from './mark-all-read.ts';
import { markUnread } from './mark-unread.ts';

/** What is read and what is not; see the functions for what each promises and refuses. */
export function createReadService(workspace: Workspace): ServiceImpl<typeof ReadService> {
  return {
    markUnread: async (call) => ({ response: await markUnread(workspace, ...request(call)) }),
    markAllRead: async (call) => ({ response: await markAllRead(workspace, request(call)[0]) }),
  };
}
