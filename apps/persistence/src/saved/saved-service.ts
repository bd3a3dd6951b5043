import type { ServiceImpl } from '@connectrpc/connect';
import type { SavedService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { listSaved, listSavedIds, saveMessage, unsaveMessage } from './saved-messages.ts';

/** Messages that people keep at hand. */
export function createSavedService(workspace: Workspace): ServiceImpl<typeof SavedService> {
  return {
    saveMessage: async (call) => ({ response: { revision: await saveMessage(workspace, ...request(call)) } }),
    unsaveMessage: async (call) => ({ response: { revision: await unsaveMessage(workspace, ...request(call)) } }),
    listSaved: async (call) => ({ response: await listSaved(workspace, ...request(call)) }),
    listSavedIds: async (call) => ({ response: await listSavedIds(workspace, request(call)[0]) }),
  };
}
