import type { ServiceImpl } from '@connectrpc/connect';
import type { ScheduledService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { cancelScheduled, listScheduled, scheduleMessage, updateScheduled } from './scheduled-messages.ts';

/** Messages to be sent later. `onTime` is called when one may be due earlier than any other. */
export function createScheduledService(workspace: Workspace, onTime: () => void): ServiceImpl<typeof ScheduledService> {
  return {
    async scheduleMessage(call) {
      const response = await scheduleMessage(workspace, ...request(call));
      onTime();
      return { response };
    },
    async updateScheduled(call) {
      const response = await updateScheduled(workspace, ...request(call));
      onTime();
      return { response };
    },
    cancelScheduled: async (call) => ({ response: { revision: await cancelScheduled(workspace, ...request(call)) } }),
    listScheduled: async (call) => ({ response: await listScheduled(workspace, ...request(call)) }),
  };
}
