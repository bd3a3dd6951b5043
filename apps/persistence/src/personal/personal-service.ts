import type { ServiceImpl } from '@connectrpc/connect';
import type { PersonalService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { getPreferences, updatePreferences } from './preferences.ts';

/** What belongs to one person; see the functions for what each promises and refuses. */
export function createPersonalService(workspace: Workspace): ServiceImpl<typeof PersonalService> {
  return {
    getPreferences: async (call) => ({ response: await getPreferences(workspace, request(call)[0]) }),
    updatePreferences: async (call) => ({ response: await updatePreferences(workspace, ...request(call)) }),
  };
}
