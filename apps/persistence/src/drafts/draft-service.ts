import type { ServiceImpl } from '@connectrpc/connect';
import type { DraftService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { listDrafts, saveDraft } from './drafts.ts';

/** What people have begun to write. */
export function createDraftService(workspace: Workspace): ServiceImpl<typeof DraftService> {
  return {
    saveDraft: async (call) => ({ response: await saveDraft(workspace, ...request(call)) }),
    listDrafts: async (call) => ({ response: await listDrafts(workspace, ...request(call)) }),
  };
}
