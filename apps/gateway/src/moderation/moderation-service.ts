import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { ModerationService } from '@prosa/proto/chat';
import type { ModerationService as ModerationBackend } from '@prosa/proto/persistence';
import { callerOf, forCaller, onward } from '../onward.ts';

const ORIGIN = /^https?:\/\/[^\s/]{1,290}$/;

/** prosa.chat.v1.ModerationService. */
export function moderationService(moderation: Client<typeof ModerationBackend>): ServiceImpl<typeof ModerationService> {
  return {
    async reportMessage(request, context) {
      const { response } = await moderation.reportMessage(...forCaller(request, context));
      return response ?? {};
    },
    async listReviews(request, context) {
      const { response } = await moderation.listReviews(...forCaller(request, context));
      return response ?? {};
    },
    async decideReview(request, context) {
      // A browser says where the web app is; a warning links to the message there.
      const said = context.requestHeader.get('origin') ?? '';
      const call = { actorId: callerOf(context).userId, request, origin: ORIGIN.test(said) ? said : '' };
      const { response } = await moderation.decideReview(call, onward(context));
      return response ?? {};
    },
  };
}
