import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { ThreadService } from '@prosa/proto/chat';
import type { ThreadService as ThreadBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.ThreadService. */
export function threadService(threads: Client<typeof ThreadBackend>): ServiceImpl<typeof ThreadService> {
  return {
    async listThreads(request, context) {
      const { response } = await threads.listThreads(...forCaller(request, context));
      return response ?? {};
    },
    async getThreads(request, context) {
      const { response } = await threads.getThreads(...forCaller(request, context));
      return response ?? {};
    },
    async followThread(request, context) {
      const { response } = await threads.followThread(...forCaller(request, context));
      return response ?? {};
    },
    async markThreadRead(request, context) {
      const { response } = await threads.markThreadRead(...forCaller(request, context));
      return response ?? {};
    },
  };
}
