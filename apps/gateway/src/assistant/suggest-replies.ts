import type { MessageInitShape } from '@bufbuild/protobuf';
import type { CallOptions } from '@connectrpc/connect';
import type { SuggestRepliesRequest, SuggestRepliesResponseSchema } from '@prosa/proto/chat';
import { aiFailure } from './ai-failures.ts';
import type { AssistantBackend } from './assistant-backend.ts';
import { PlainText } from './plain-text.ts';
import { toAiPassage } from './sources.ts';

const MAX_SUGGESTIONS = 3;
const MAX_LENGTH = 200;
const TIMEOUT_MS = 8_000;

/** Short answers that would fit a message. Throws what persistence refuses with, and AI_UNAVAILABLE. */
export async function suggestReplies(
  backend: AssistantBackend,
  userId: string,
  request: SuggestRepliesRequest,
  options: CallOptions & { signal: AbortSignal },
): Promise<MessageInitShape<typeof SuggestRepliesResponseSchema>> {
  const ai = await backend.engines.require();
  const { passages, examples } = await backend.persistence.findReplies({ actorId: userId, request }, options);
  if (passages.length === 0) return {};
  try {
    const alike = examples.map(({ text, reply }) => ({ text, reply }));
    const asked = { passages: passages.map(toAiPassage), examples: alike };
    const { suggestions, made } = await ai.suggestReplies(asked, { ...options, timeoutMs: TIMEOUT_MS });
    backend.spent(userId, made?.tokens ?? 0);
    const known = [...passages.map(({ text }) => text), ...examples.map(({ reply }) => reply)];
    const shown = suggestions.slice(0, MAX_SUGGESTIONS).flatMap((suggestion) => {
      const plain = new PlainText(known);
      const text = (plain.push(suggestion) + plain.end()).trim();
      return text === '' || text.includes('·') || [...text].length > MAX_LENGTH ? [] : [text];
    });
    return shown.length === 0 ? {} : { suggestions: shown, engine: made?.engine ?? '' };
  } catch (reason) {
    throw aiFailure(reason, options.signal);
  }
}
