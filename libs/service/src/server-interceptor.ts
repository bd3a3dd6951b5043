/** What every server does around every call: request id, errors, log. */
import { Code, ConnectError, type Interceptor, type StreamRequest, type UnaryRequest } from '@connectrpc/connect';
import { addRequestId, failure, reasonOf } from './failure.ts';
import type { Logger } from './logger.ts';
import { requestIdFrom, requestIdKey, requestIdOf } from './request-id.ts';

/** Faults of the service, not of the caller: they are worth a line at `error`. */
const serverFaults = new Set([Code.Internal, Code.Unknown, Code.DataLoss]);
/** Things that an operator may want to see. */
const warnings = new Set([Code.Unavailable, Code.DeadlineExceeded, Code.ResourceExhausted]);

/**
 * Puts the request id into the context values (unless something before it has), turns anything thrown that is no
 * ConnectError into INTERNAL `internal error` (the cause is logged and not told), adds the request id to every error,
 * and logs every failure, at `debug` also every call when it comes. Stands outermost, before validation.
 */
export function serverInterceptor(logger: Logger): Interceptor {
  return (next) => async (request) => {
    if (requestIdOf(request.contextValues) === '') {
      request.contextValues.set(requestIdKey, requestIdFrom(request.header));
    }
    if (logger.isLevelEnabled('debug')) logger.debug(named(request), 'called');
    const fail = (reason: unknown): never => {
      throw report(logger, request, reason);
    };
    try {
      const response = await next(request);
      return response.stream ? { ...response, message: catching(response.message, fail) } : response;
    } catch (reason) {
      return fail(reason);
    }
  };
}

/** Logs a failure and gives the error that the caller sees. */
function report(logger: Logger, request: UnaryRequest | StreamRequest, reason: unknown): ConnectError {
  const error = toFailure(reason, request.signal);
  const call = named(request);
  addRequestId(error, call.requestId);
  const line = {
    ...call,
    code: Code[error.code],
    reason: reasonOf(error),
    ...(error.cause === undefined ? {} : { err: error.cause }),
  };
  if (serverFaults.has(error.code)) logger.error(line, error.rawMessage);
  else if (warnings.has(error.code)) logger.warn(line, error.rawMessage);
  else logger.debug(line, error.rawMessage);
  return error;
}

/** What a line says of a call. */
function named(request: UnaryRequest | StreamRequest): { requestId: string; method: string } {
  return {
    requestId: requestIdOf(request.contextValues),
    method: `${request.service.typeName}/${request.method.name}`,
  };
}

function toFailure(reason: unknown, signal: AbortSignal): ConnectError {
  if (reason instanceof ConnectError) return reason;
  // An AbortError only says that the signal was aborted; the signal says why.
  if (signal.aborted && reason instanceof Error && reason.name === 'AbortError') {
    return ConnectError.from(signal.reason, Code.Canceled);
  }
  return failure('INTERNAL', Code.Internal, 'internal error', { cause: reason });
}

/** The same messages; what reading them throws goes through `fail`. */
function catching<T>(messages: AsyncIterable<T>, fail: (reason: unknown) => never): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const source = messages[Symbol.asyncIterator]();
      return {
        next: () => source.next().catch(fail),
        return: async (value?: unknown) => (await source.return?.(value)) ?? { done: true, value: undefined },
      };
    },
  };
}
