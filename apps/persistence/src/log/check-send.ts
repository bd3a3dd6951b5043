import { ConnectError } from '@connectrpc/connect';
import { type SendMessageRequest, SendMessageRequestSchema } from '@prosa/proto/chat';
import type { AppendItem } from '@prosa/proto/persistence';
import { createRequestCheck } from '@prosa/service';
import { v7 as uuidv7 } from 'uuid';
import { mayNameAssistant } from '../assistant/assistant-account.ts';
import { fieldWithNul, invalidArgument, nulDescription } from '../database/invalid-argument.ts';
import type { NewSend } from './append-batch.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** A text of so many UTF-16 units has at most as many characters as the contract allows. */
const surelyShortEnough = 16_000;
const check = createRequestCheck();

/** Whether a send has more than text, an answer and mentions. What is added to the contract and stored by an extra is named here. */
function isRich({ text, threadRootMessageId, attachmentIds, poll, forwardedMessageId }: SendMessageRequest): boolean {
  return (
    mayNameAssistant(text) ||
    threadRootMessageId !== '' ||
    attachmentIds.length > 0 ||
    poll !== undefined ||
    forwardedMessageId !== ''
  );
}

/**
 * The send of an item, ready for the committer; or why it is refused. One bad item must not end the stream that carries
 * everybody's, so items are checked here and not by the interceptor. What is plainly right is seen by a glance; the
 * rules of the contract decide over the rest.
 */
export function checkSend({ actorId, request }: AppendItem): NewSend | ConnectError {
  if (!request) return invalidArgument('request', 'value is required');
  const senderId = actorId.toLowerCase();
  const { roomId, clientMessageId, text, replyToMessageId, threadRootMessageId, attachmentIds } = request;
  if (!uuid.test(senderId)) return invalidArgument('actorId', 'value must be a valid UUID');
  const plain =
    uuid.test(roomId) &&
    uuid.test(clientMessageId) &&
    text.length > 0 &&
    text.length <= surelyShortEnough &&
    (replyToMessageId === '' || uuid.test(replyToMessageId)) &&
    (threadRootMessageId === '' || uuid.test(threadRootMessageId)) &&
    attachmentIds.length === 0 &&
    request.poll === undefined &&
    request.forwardedMessageId === '';
  if (!plain) {
    try {
      check(SendMessageRequestSchema, request);
    } catch (reason) {
      return ConnectError.from(reason);
    }
  }
  const nulField = plain ? text.includes('\0') && 'text' : fieldWithNul(SendMessageRequestSchema, request);
  if (nulField) return invalidArgument(nulField, nulDescription);
  return {
    id: uuidv7(),
    senderId,
    clientMessageId: clientMessageId.toLowerCase(),
    roomId: roomId.toLowerCase(),
    text,
    replyToMessageId: replyToMessageId.toLowerCase(),
    threadRootMessageId: threadRootMessageId.toLowerCase(),
    mentions: { userIds: [], room: false },
    ...(isRich(request) ? { rich: request } : undefined),
  };
}
