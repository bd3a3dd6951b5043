import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { HistoryService } from '@prosa/proto/chat';
import type { HistoryService as HistoryBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.HistoryService: passed on with the caller. */
export function historyService(history: Client<typeof HistoryBackend>): ServiceImpl<typeof HistoryService> {
  return {
    async findMessageAt(request, context) {
      const { response } = await history.findMessageAt(...forCaller(request, context));
      return response ?? {};
    },
  };
}
