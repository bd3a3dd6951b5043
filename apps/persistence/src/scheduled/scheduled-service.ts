import type { ServiceImpl } from '@connectrpc/connect';
import type { ScheduledService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { cancelScheduled, listScheduled, scheduleMessage, updateScheduled } from './scheduled-messages.ts';

/** What the service tells: one may be due earlier than any other; there may be files to remove. */
export interface ScheduledNews {
  readonly onTime: () => void;
  readonly onFilesGone: () => void;
}

/** Messages to be sent later. */
export function createScheduledService(
  workspace: Workspace,
  { onTime, onFilesGone }: ScheduledNews,
): ServiceImpl<typeof ScheduledService> {
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
    async cancelScheduled(call) {
      const revision = await cancelScheduled(workspace, ...request(call));
      onFilesGone();
      return { response: { revision } };
    },
    listScheduled: async (call) => ({ response: await listScheduled(workspace, ...request(call)) }),
  };
}
