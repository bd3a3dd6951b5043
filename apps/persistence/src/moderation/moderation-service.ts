import type { ServiceImpl } from '@connectrpc/connect';
import type { ModerationService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { decideReview } from './decide-review.ts';
import { listReviews } from './list-reviews.ts';
import { reportMessage } from './report-message.ts';

/** What moderators look at; see the functions for what each promises and refuses. */
export function createModerationService(workspace: Workspace): ServiceImpl<typeof ModerationService> {
  return {
    async reportMessage(call) {
      await reportMessage(workspace, ...request(call));
      return { response: {} };
    },
    listReviews: async (call) => ({ response: await listReviews(workspace, ...request(call)) }),
    decideReview: async (call) => ({ response: { review: await decideReview(workspace, call) } }),
  };
}
