import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { ReadService } from '@prosa/proto/chat';
import type { ReadService as ReadBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.ReadService. */
export function readService(reading: Client<typeof ReadBackend>): ServiceImpl<typeof ReadService> {
  return {
    async markUnread(request, context) {
      const { response } = await reading.markUnread(...forCaller(request, context));
      return response ?? {};
    },
    async markAllRead(request, context) {
      const { response } = await reading.markAllRead(...forCaller(request, context));
      return response ?? {};
    },
  };
}
