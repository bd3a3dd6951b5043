import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** There is no such review, or the caller does not moderate its room. */
export function reviewNotFound(): ConnectError {
  return failure('REVIEW_NOT_FOUND', Code.NotFound, 'no such review');
}

/** Somebody has decided before. */
export function reviewDecided(userId: string): ConnectError {
  return failure('REVIEW_DECIDED', Code.FailedPrecondition, 'somebody else has decided', { metadata: { userId } });
}

/** The person reports too much. */
export function tooManyReports(retryAfterMs: number): ConnectError {
  return failure('RATE_LIMITED', Code.ResourceExhausted, 'too many reports', { retryAfterMs });
}
