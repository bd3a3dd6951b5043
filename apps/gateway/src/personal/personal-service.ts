import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { PersonalService } from '@prosa/proto/chat';
import type { PersonalService as PersonalBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.PersonalService: passes calls on with their caller. */
export function personalService(personal: Client<typeof PersonalBackend>): ServiceImpl<typeof PersonalService> {
  return {
    async getPreferences(request, context) {
      const { response } = await personal.getPreferences(...forCaller(request, context));
      return response ?? {};
    },
    async updatePreferences(request, context) {
      const { response } = await personal.updatePreferences(...forCaller(request, context));
      return response ?? {};
    },
  };
}
