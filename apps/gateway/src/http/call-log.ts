import { Code } from '@connectrpc/connect';
import type { ConnectError, Interceptor, StreamRequest, UnaryRequest } from '@connectrpc/connect';
import { reasonOf, requestIdKey } from '@prosa/service';
import type { Logger } from 'pino';
import { callerKey } from '../accounts/caller.ts';
import { TOLD_CALLS } from '../accounts/told-calls.ts';
import { clientAddress } from './client-address.ts';
import { edgeError } from './edge-error.ts';
import { edgeKey } from './edge.ts';

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
  call: { requestId: string; method: string; userId?: string; address?: string },
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
 * Around every call, streams too: makes what is thrown fit to leave the gateway, and logs it; of the calls that are told also
 * that they succeeded, and at `debug` every call when it comes.
 */
export function callLog(logger: Logger, options: { trustProxy: boolean }): Interceptor {
  return (next) => async (request) => {
    const requestId = request.contextValues.get(requestIdKey);
    const { method } = request;
    if (logger.isLevelEnabled('debug')) logger.debug({ requestId, method: method.name }, 'called');
    const told = TOLD_CALLS.has(method);
    const call = () => ({
      requestId,
      method: method.name,
      ...callerOf(request),
      ...(told ? { address: addressOf(request, options.trustProxy) } : {}),
    });
    const fail = (reason: unknown): never => {
      const error = edgeError(reason, requestId);
      logFailure(logger, call(), error);
      throw error;
    };
    const response = await next(request).catch(fail);
    if (told && !response.stream) logger.info({ ...whoCameIn(response.message), ...call() }, 'done');
    return response.stream ? { ...response, message: failing(response.message, fail) } : response;
  };
}

function callerOf({ contextValues }: UnaryRequest | StreamRequest): { userId?: string } {
  const userId = contextValues.get(callerKey)?.userId;
  return userId === undefined ? {} : { userId };
}

function addressOf({ contextValues }: UnaryRequest | StreamRequest, trustProxy: boolean): string | undefined {
  const request = contextValues.get(edgeKey)?.request;
  return request && clientAddress(request, trustProxy);
}

/** Whoever signs in or up is known by the answer only. */
function whoCameIn(answer: object): { userId?: string } {
  const { user } = answer as { user?: { id?: string } };
  return user?.id === undefined ? {} : { userId: user.id };
}

/** The same messages; what reading them throws goes through `fail`. */
async function* failing<T>(messages: AsyncIterable<T>, fail: (reason: unknown) => never): AsyncGenerator<T> {
  try {
    yield* messages;
  } catch (reason) {
    fail(reason);
  }
}
