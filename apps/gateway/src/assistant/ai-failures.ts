import { Code, ConnectError } from '@connectrpc/connect';
import { failure, reasonOf } from '@prosa/service';

const retryAfterMs = 5_000;

/** The ai service cannot answer now; everything else works. */
export function aiUnavailable(cause?: unknown): ConnectError {
  return failure('AI_UNAVAILABLE', Code.Unavailable, 'the ai service does not answer', { retryAfterMs, cause });
}

/** What a caller is told of a failure of the ai service: that it is not there, whatever it was; a caller's own end stays that. */
export function aiFailure(reason: unknown, signal: AbortSignal): ConnectError {
  if (signal.aborted) return ConnectError.from(reason, Code.Canceled);
  return reasonOf(reason) === 'AI_UNAVAILABLE' ? ConnectError.from(reason) : aiUnavailable(reason);
}
