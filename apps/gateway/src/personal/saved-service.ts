import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { SavedService } from '@prosa/proto/chat';
import type { SavedService as SavedBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.SavedService, messages that people keep: passes calls on with their caller. */
export function savedService(backend: Client<typeof SavedBackend>): ServiceImpl<typeof SavedService> {
  return {
    async saveMessage(request, context) {
      const { response } = await backend.saveMessage(...forCaller(request, context));
      return response ?? {};
    },
    async unsaveMessage(request, context) {
      const { response } = await backend.unsaveMessage(...forCaller(request, context));
      return response ?? {};
    },
    async listSaved(request, context) {
      const { response } = await backend.listSaved(...forCaller(request, context));
      return response ?? {};
    },
    async listSavedIds(request, context) {
      const { response } = await backend.listSavedIds(...forCaller(request, context));
      return response ?? {};
    },
  };
}
