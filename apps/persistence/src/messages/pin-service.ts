import type { ServiceImpl } from '@connectrpc/connect';
import type { PinService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { listPins, pinMessage } from './pins.ts';

/** Pinned messages; see the functions for what each promises and refuses. */
export function createPinService(workspace: Workspace): ServiceImpl<typeof PinService> {
  return {
    pinMessage: async (call) => ({ response: { message: await pinMessage(workspace, ...request(call)) } }),
    listPins: async (call) => ({ response: await listPins(workspace, ...request(call)) }),
  };
}
