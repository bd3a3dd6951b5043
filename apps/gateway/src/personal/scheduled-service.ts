import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { ScheduledService } from '@prosa/proto/chat';
import type { ScheduledService as ScheduledBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.ScheduledService, messages to be sent later: passes calls on with their caller. */
export function scheduledService(backend: Client<typeof ScheduledBackend>): ServiceImpl<typeof ScheduledService> {
  return {
    async scheduleMessage(request, context) {
      const { response } = await backend.scheduleMessage(...forCaller(request, context));
      return response ?? {};
    },
    async updateScheduled(request, context) {
      const { response } = await backend.updateScheduled(...forCaller(request, context));
      return response ?? {};
    },
    async cancelScheduled(request, context) {
      const { response } = await backend.cancelScheduled(...forCaller(request, context));
      return response ?? {};
    },
    async listScheduled(request, context) {
      const { response } = await backend.listScheduled(...forCaller(request, context));
      return response ?? {};
    },
  };
}
