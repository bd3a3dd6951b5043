import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** There is no such message, or the caller may not know of it. */
export function messageNotFound(messageId: string): ConnectError {
  return failure('MESSAGE_NOT_FOUND', Code.NotFound, 'no such message', { metadata: { messageId } });
}

/** The message is gone and cannot be changed. */
export function messageDeleted(): ConnectError {
  return failure('MESSAGE_DELETED', Code.FailedPrecondition, 'the message is deleted');
}

/** Only the author may do this. */
export function notTheAuthor(): ConnectError {
  return failure('NOT_THE_AUTHOR', Code.PermissionDenied, 'only its author may change a message');
}

/** The room has as many pinned messages as it may. */
export function tooManyPins(): ConnectError {
  return failure('TOO_MANY_PINS', Code.FailedPrecondition, 'the room has 100 pinned messages');
}

/** The message has as many different emoji as it may. */
export function tooManyReactions(): ConnectError {
  return failure('TOO_MANY_REACTIONS', Code.FailedPrecondition, 'the message has 50 different reactions');
}
