import type { ServiceImpl } from '@connectrpc/connect';
import type { AssistantService } from '@prosa/proto/persistence';
import { request } from '../request.ts';
import { assistantId } from './assistant-account.ts';
import type { AssistantParts } from './assistant-parts.ts';
import { findReplies } from './find-replies.ts';
import { finishAnswer, renewAnswer, stopAnswer } from './grow-answer.ts';
import { leaseAnswer } from './lease-answer.ts';
import { readForSummary } from './read-for-summary.ts';
import { startAsk } from './start-ask.ts';
import { isAssistantOn, setRoomAssistant, updateAssistant } from './switches.ts';
import { recordTokens, requestsLeft } from './usage.ts';

/** What the assistant may read and do; see the functions for what each promises and refuses. */
export function createAssistantService(parts: AssistantParts): ServiceImpl<typeof AssistantService> {
  const { workspace, limits } = parts;
  const { db } = workspace;
  return {
    startAsk: (call, { signal }) => startAsk(parts, call, signal),
    readForSummary: (call) => readForSummary(parts, call),
    findReplies: (call, { signal }) => findReplies(parts, call, signal),
    async recordTokens({ accountId, tokens }) {
      await recordTokens(db, accountId.toLowerCase(), tokens);
      return {};
    },
    getAssistant: async ({ actorId }) => ({
      enabled: await isAssistantOn(db),
      assistantUserId: assistantId,
      requestsLeft: await requestsLeft(db, limits, actorId.toLowerCase()),
    }),
    async updateAssistant(call) {
      const [actorId, { enabled }] = request(call);
      await updateAssistant(workspace, actorId, enabled);
      return { response: { enabled } };
    },
    async setRoomAssistant(call) {
      await setRoomAssistant(workspace, ...request(call));
      return { response: {} };
    },
    leaseAnswer: () => leaseAnswer(parts),
    renewAnswer: async (call) => ({ stop: await renewAnswer(workspace, call) }),
    async finishAnswer(call) {
      await finishAnswer(workspace, call);
      return {};
    },
    async stopAnswer(call) {
      await stopAnswer(workspace, ...request(call));
      return {};
    },
  };
}
