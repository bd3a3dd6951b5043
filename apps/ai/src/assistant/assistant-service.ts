import type { ServiceImpl } from '@connectrpc/connect';
import type { AssistantService, ConverseRequest } from '@prosa/proto/ai';
import { notConfigured, refuseStream } from '../not-configured.ts';

/** Reads along and answers. There is no engine yet: every method answers AI_NOT_CONFIGURED (UNIMPLEMENTED). */
export const assistantService: ServiceImpl<typeof AssistantService> = {
  async *converse(turns: AsyncIterable<ConverseRequest>) {
    yield await refuseStream(turns);
  },
  summarize() {
    throw notConfigured();
  },
  suggestReplies() {
    throw notConfigured();
  },
  getEngines() {
    throw notConfigured();
  },
};
