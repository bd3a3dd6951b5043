import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { ReminderService } from '@prosa/proto/chat';
import type { ReminderService as ReminderBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.ReminderService, reminders: passes calls on with their caller. */
export function reminderService(backend: Client<typeof ReminderBackend>): ServiceImpl<typeof ReminderService> {
  return {
    async createReminder(request, context) {
      const { response } = await backend.createReminder(...forCaller(request, context));
      return response ?? {};
    },
    async updateReminder(request, context) {
      const { response } = await backend.updateReminder(...forCaller(request, context));
      return response ?? {};
    },
    async removeReminder(request, context) {
      const { response } = await backend.removeReminder(...forCaller(request, context));
      return response ?? {};
    },
    async listReminders(request, context) {
      const { response } = await backend.listReminders(...forCaller(request, context));
      return response ?? {};
    },
  };
}
