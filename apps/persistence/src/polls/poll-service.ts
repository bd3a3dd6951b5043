import type { ServiceImpl } from '@connectrpc/connect';
import type { PollService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { closePoll, listMyVotes, votePoll } from './votes.ts';

/** Votes; see the functions for what each promises and refuses. */
export function createPollService(workspace: Workspace): ServiceImpl<typeof PollService> {
  return {
    votePoll: async (call) => ({ response: { message: await votePoll(workspace, ...request(call)) } }),
    closePoll: async (call) => ({ response: { message: await closePoll(workspace, ...request(call)) } }),
    listMyVotes: async (call) => ({ response: { votes: await listMyVotes(workspace, ...request(call)) } }),
  };
}
