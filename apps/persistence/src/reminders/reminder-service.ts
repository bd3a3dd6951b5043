import type { ServiceImpl } from '@connectrpc/connect';
import type { ReminderService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { createReminder, listReminders, removeReminder, updateReminder } from './reminders.ts';

/** Reminders. `onTime` is called when one may be due earlier than any other. */
export function createReminderService(workspace: Workspace, onTime: () => void): ServiceImpl<typeof ReminderService> {
  return {
    async createReminder(call) {
      const response = await createReminder(workspace, ...request(call));
      onTime();
      return { response };
    },
    async updateReminder(call) {
      const response = await updateReminder(workspace, ...request(call));
      onTime();
      return { response };
    },
    removeReminder: async (call) => ({ response: { revision: await removeReminder(workspace, ...request(call)) } }),
    listReminders: async (call) => ({ response: await listReminders(workspace, ...request(call)) }),
  };
}
