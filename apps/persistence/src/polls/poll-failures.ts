import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** The message puts nothing to the vote. */
export function pollNotFound(): ConnectError {
  return failure('POLL_NOT_FOUND', Code.FailedPrecondition, 'the message has no poll');
}

/** The vote has ended. */
export function pollClosed(): ConnectError {
  return failure('POLL_CLOSED', Code.FailedPrecondition, 'the poll is closed');
}
