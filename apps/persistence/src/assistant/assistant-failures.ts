import { Code, type ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** Nobody can ask: in the workspace, or in this room. */
export function assistantOff(where: 'workspace' | 'room'): ConnectError {
  const metadata = { where };
  return failure('ASSISTANT_OFF', Code.FailedPrecondition, `the assistant is switched off in this ${where}`, {
    metadata,
  });
}

/** As much as may be asked on a day was asked; `of` is `account` or `workspace`, `what` is `requests` or `tokens`. */
export function usedUp(of: string, what: string, retryAfterMs: number): ConnectError {
  const whose = of === 'account' ? 'your' : "the workspace's";
  return failure('RATE_LIMITED', Code.ResourceExhausted, `${whose} ${what} of the assistant for today are used up`, {
    retryAfterMs,
    metadata: { of, what },
  });
}

/** There are no words in the part of a room that was asked for. */
export function nothingToSummarize(): ConnectError {
  return failure('NOTHING_TO_SUMMARIZE', Code.FailedPrecondition, 'there is nothing to summarize');
}
