import { Code } from '@connectrpc/connect';
import type { ConnectError } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** Why streams end. All but the last make the client come back with its cursors, spread over a while. */
export const streamErrors = {
  /** The reader is too slow. */
  overflow: (): ConnectError =>
    failure('STREAM_OVERFLOW', Code.Unavailable, 'the stream was read too slowly', { retryAfterMs: spread(500) }),
  /** The gateway goes down. */
  shuttingDown: (): ConnectError =>
    failure('SHUTTING_DOWN', Code.Unavailable, 'the server is restarting', { retryAfterMs: spread(1_000) }),
  /** What happens cannot be followed without a hole. */
  logLost: (): ConnectError =>
    failure('LOG_UNAVAILABLE', Code.Unavailable, 'the log cannot be followed at the moment', {
      retryAfterMs: spread(1_000),
    }),
  /** There are as many streams as there may be. */
  tooMany: (): ConnectError =>
    failure('RATE_LIMITED', Code.ResourceExhausted, 'too many open event streams', { retryAfterMs: spread(5_000) }),
  /** The session or token has ended. */
  ended: (): ConnectError => failure('UNAUTHENTICATED', Code.Unauthenticated, 'the session or access token has ended'),
};

function spread(ms: number): number {
  return Math.round(ms * (0.5 + Math.random()));
}
