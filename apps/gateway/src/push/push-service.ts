import { Code } from '@connectrpc/connect';
import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { PushService } from '@prosa/proto/chat';
import type { PushService as PushBackend } from '@prosa/proto/persistence';
import { failure } from '@prosa/service';
import { callerOf, onward } from '../onward.ts';

/** prosa.chat.v1.PushService: subscriptions belong to the caller's session. */
export function pushService(
  pushes: Client<typeof PushBackend>,
  { allowPrivate }: { readonly allowPrivate: boolean },
): ServiceImpl<typeof PushService> {
  return {
    async getPushKey(_, context) {
      const { response } = await pushes.getPushKey({}, onward(context));
      return response ?? {};
    },
    async savePushSubscription(request, context) {
      const { userId, credentialId, kind } = callerOf(context);
      if (kind !== 'session') {
        throw failure('PERMISSION_DENIED', Code.PermissionDenied, 'only browsers have push subscriptions');
      }
      if (!allowPrivate && !/^https:\/\/[^/?#@]+(?:[/?#]|$)/i.test(request.endpoint)) {
        const violations = [{ field: 'endpoint', description: 'must be an https address' }];
        throw failure('INVALID_ARGUMENT', Code.InvalidArgument, 'endpoint: must be an https address', { violations });
      }
      await pushes.savePushSubscription({ actorId: userId, request, sessionId: credentialId }, onward(context));
      return {};
    },
    async removePushSubscription(_, context) {
      const { userId, credentialId } = callerOf(context);
      await pushes.removePushSubscription({ actorId: userId, sessionId: credentialId }, onward(context));
      return {};
    },
  };
}
