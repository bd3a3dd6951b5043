import type { Client, ServiceImpl } from '@connectrpc/connect';
import type { PollService } from '@prosa/proto/chat';
import type { PollService as PollBackend } from '@prosa/proto/persistence';
import { forCaller } from '../onward.ts';

/** prosa.chat.v1.PollService. */
export function pollService(polls: Client<typeof PollBackend>): ServiceImpl<typeof PollService> {
  return {
    async votePoll(request, context) {
      const { response } = await polls.votePoll(...forCaller(request, context));
      return response ?? {};
    },
    async closePoll(request, context) {
      const { response } = await polls.closePoll(...forCaller(request, context));
      return response ?? {};
    },
    async listMyVotes(request, context) {
      const { response } = await polls.listMyVotes(...forCaller(request, context));
      return response ?? {};
    },
  };
}
