import type { MessageInitShape } from '@bufbuild/protobuf';
import type { CallOptions } from '@connectrpc/connect';
import type { AskRequest, AskResponseSchema } from '@prosa/proto/chat';
import type { StartAskResponse } from '@prosa/proto/persistence';
import { aiFailure } from './ai-failures.ts';
import { AnswerText, toDone } from './answer-text.ts';
import type { AssistantBackend } from './assistant-backend.ts';
import { Conversation } from './conversation.ts';

type AskPiece = MessageInitShape<typeof AskResponseSchema>;

/**
 * Answers a question of a person from what they may read now. Follow-ups go on in the conversation while it is here and while
 * all that it has used stands as it was and they may still read it. Throws what persistence refuses with, and AI_UNAVAILABLE.
 */
export async function* ask(
  backend: AssistantBackend,
  userId: string,
  request: AskRequest,
  options: CallOptions & { signal: AbortSignal },
): AsyncGenerator<AskPiece> {
  const startedAt = performance.now();
  const ai = await backend.engines.require();
  const { conversations } = backend;
  let conversation = conversations.take(userId, request.conversationId);
  try {
    const used = conversation?.sources.used ?? [];
    const start = await backend.persistence.startAsk({ actorId: userId, request, used }, options);
    if (conversation && start.beginAnew) {
      conversation.close();
      conversation = undefined;
    }
    const goesOn = conversation !== undefined;
    conversation ??= new Conversation(ai);
    let begun = false;
    try {
      for await (const piece of answer(backend, userId, conversation, request, start, startedAt, options.signal)) {
        begun = true;
        yield piece;
      }
    } catch (reason) {
      // The ai service was started again since the last question: the conversation is lost, this question is not.
      if (!goesOn || begun || options.signal.aborted) throw reason;
      conversation.close();
      conversation = new Conversation(ai);
      yield* answer(backend, userId, conversation, request, start, startedAt, options.signal);
    }
  } finally {
    if (conversation) conversations.keep(userId, request.conversationId, conversation);
  }
}

async function* answer(
  backend: AssistantBackend,
  userId: string,
  conversation: Conversation,
  { question }: AskRequest,
  { passages }: StartAskResponse,
  startedAt: number,
  signal: AbortSignal,
): AsyncGenerator<AskPiece> {
  try {
    let text: AnswerText | undefined;
    for await (const response of conversation.ask(question, passages, signal)) {
      text ??= new AnswerText(conversation.sources);
      const { textDelta, citations } = text.take(response);
      if (!response.done) {
        if (textDelta !== '' || citations.length > 0) yield { textDelta, citations };
        continue;
      }
      backend.spent(userId, response.made?.tokens ?? 0);
      const done = toDone(response.made, { messagesRead: passages.length, startedAt });
      yield { textDelta: textDelta + text.end(), citations, done };
    }
  } catch (reason) {
    throw aiFailure(reason, signal);
  }
}
