import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { DraftService } from '@prosa/proto/chat';
import type { DraftService as DraftBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.DraftService, what people have begun to write: passes calls on with their caller. */
export function draftService(backend: Client<typeof DraftBackend>): ServiceImpl<typeof DraftService> {
  return {
    async saveDraft(request, context) {
      const { response } = await backend.saveDraft(...forCaller(request, context));
      return response ?? {};
    },
    async listDrafts(request, context) {
      const { response } = await backend.listDrafts(...forCaller(request, context));
      return response ?? {};
    },
  };
}
