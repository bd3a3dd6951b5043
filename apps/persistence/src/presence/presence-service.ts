import type { ServiceImpl } from '@connectrpc/connect';
import type { PresenceService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { setAvailability, setStatus } from './availability.ts';

/** What people say of themselves; see the functions for what each promises and refuses. */
export function createPresenceService(workspace: Workspace): ServiceImpl<typeof PresenceService> {
  return {
    setStatus: async (call) => ({ user: await setStatus(workspace, ...request(call)) }),
    setAvailability: async (call) => ({ user: await setAvailability(workspace, ...request(call)) }),
  };
}
