import type { SendMessageRequest } from '@prosa/proto/chat';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** So many UTF-16 units have at most as many characters as the contract allows. */
const SURELY_SHORT_ENOUGH = 16_000;

/**
 * Whether a message keeps the contract's rules at a glance, as nearly every one does. When it does not, the rules themselves
 * decide: they take several times as long.
 */
export function isPlain(request: SendMessageRequest): boolean {
  const { roomId, clientMessageId, text, replyToMessageId, threadRootMessageId, attachmentIds } = request;
  return (
    text.length > 0 &&
    text.length <= SURELY_SHORT_ENOUGH &&
    UUID.test(roomId) &&
    UUID.test(clientMessageId) &&
    (replyToMessageId === '' || UUID.test(replyToMessageId)) &&
    (threadRootMessageId === '' || UUID.test(threadRootMessageId)) &&
    attachmentIds.length === 0 &&
    request.poll === undefined &&
    request.forwardedMessageId === ''
  );
}
