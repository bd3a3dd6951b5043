import { Code } from '@connectrpc/connect';
import type { ConnectError, Interceptor } from '@connectrpc/connect';
import { reasonOf, requestIdKey } from '@prosa/service';
import type { Logger } from 'pino';
import { callerKey } from '../accounts/caller.ts';
import { edgeError } from './edge-error.ts';

const LEVELS: Partial<Record<Code, 'error' | 'warn' | 'debug'>> = {
  [Code.Internal]: 'error',
  [Code.Unknown]: 'error',
  [Code.DataLoss]: 'error',
  [Code.Unavailable]: 'warn',
  [Code.DeadlineExceeded]: 'warn',
  [Code.ResourceExhausted]: 'debug', // Whoever sends too much must not fill the log as well.
  [Code.Canceled]: 'debug',
};

/** Writes the one line that a failed call gets. Never a text or a secret. */
export function logFailure(
  logger: Logger,
  call: { requestId: string; method: string; userId?: string },
  error: ConnectError,
): void {
  const level = LEVELS[error.code] ?? 'info';
  logger[level](
    { ...call, code: Code[error.code], reason: reasonOf(error), ...causeOf(error, level) },
    error.rawMessage,
  );
}

/** Of a fault of ours everything; of trouble behind one line: there may be one for each of thousands of calls. */
function causeOf({ cause }: ConnectError, level: string): object {
  if (level === 'error') return { err: cause };
  return level === 'warn' && cause instanceof Error ? { cause: cause.message } : {};
}

/**
 * Around every call, streams too: makes what is thrown fit to leave the gateway, and logs it; at `debug` also every call
 * when it comes.
 */
export function failureInterceptor(logger: Logger): Interceptor {
  return (next) => async (request) => {
    const requestId = request.contextValues.get(requestIdKey);
    if (logger.isLevelEnabled('debug')) logger.debug({ requestId, method: request.method.name }, 'called');
    const fail = (reason: unknown): never => {
      const error = edgeError(reason, requestId);
      const userId = request.contextValues.get(callerKey)?.userId;
      logFailure(logger, { requestId, method: request.method.name, userId }, error);
      throw error;
    };
    const response = await next(request).catch(fail);
    return response.stream ? { ...response, message: failing(response.message, fail) } : response;
  };
}

/** The same messages; what reading them throws goes through `fail`. */
async function* failing<T>(messages: AsyncIterable<T>, fail: (reason: unknown) => never): AsyncGenerator<T> {
  try {
    yield* messages;
  } catch (reason) {
    fail(reason);
  }
}
