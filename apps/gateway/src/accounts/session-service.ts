import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { SessionService } from '@prosa/proto/chat';
import type { SessionService as SessionBackend } from '@prosa/proto/persistence';
import { callerOf, forCaller, onward } from '../onward.ts';
import type { Authenticator } from './authenticator.ts';

/** prosa.chat.v1.SessionService: where people are signed in. What ends here is forgotten at once. */
export function sessionService(
  sessions: Client<typeof SessionBackend>,
  authenticator: Authenticator,
): ServiceImpl<typeof SessionService> {
  return {
    async listSessions(request, context) {
      const { userId: actorId, credentialId } = callerOf(context);
      const { response } = await sessions.listSessions({ actorId, credentialId, request }, onward(context));
      return response ?? {};
    },
    async endSession(request, context) {
      const { response } = await sessions.endSession(...forCaller(request, context));
      authenticator.drop({ credentialIds: [request.sessionId] });
      return response ?? {};
    },
    async endOtherSessions(request, context) {
      const { userId: actorId, credentialId } = callerOf(context);
      const { response } = await sessions.endOtherSessions({ actorId, credentialId, request }, onward(context));
      return response ?? {};
    },
  };
}
