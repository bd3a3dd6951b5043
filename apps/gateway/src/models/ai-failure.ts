import { Code, ConnectError } from '@connectrpc/connect';
import { failure, reasonOf } from '@prosa/service';

/** The ai service is not there, or this gateway was not told where it is. */
export function aiUnavailable(cause?: unknown): ConnectError {
  return failure('AI_UNAVAILABLE', Code.Unavailable, 'the ai service cannot be reached; everything else works', {
    cause,
  });
}

/** What a caller gets for a failure of the ai service: its own reason where it gave one. */
export function aiFailure(reason: unknown): unknown {
  if (reasonOf(reason) !== undefined || !(reason instanceof ConnectError)) return reason;
  return reason.code === Code.Unavailable ? aiUnavailable(reason) : reason;
}

/** Whether the same call may go well later: ai is away, busy or too slow. Anything else it would say again. */
export function isAiAway(reason: unknown): boolean {
  const { code } = ConnectError.from(reason);
  return [Code.Unavailable, Code.DeadlineExceeded, Code.ResourceExhausted, Code.Canceled, Code.Unimplemented].includes(
    code,
  );
}
