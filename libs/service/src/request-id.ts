/** One id for a request, from the gateway through every service, into every log line. */
import { createContextKey, type ContextValues, type Interceptor } from '@connectrpc/connect';
import { randomUUID } from 'node:crypto';

/** Header and gRPC metadata that carries the id. */
export const requestIdHeader = 'x-request-id';

/** The id in the context values of a call; empty outside of one. */
export const requestIdKey = createContextKey('', { description: 'request id' });

const wellFormed = /^[\w.:-]{1,128}$/;

/** The id that a caller sent; a new one when there is none or it is not 1 to 128 of `A-Za-z0-9_.:-`. */
export function requestIdFrom(header: Headers): string {
  const given = header.get(requestIdHeader);
  return given !== null && wellFormed.test(given) ? given : randomUUID();
}

/**
 * For clients: sends the id on. The handler passes its `context.values` as `contextValues` of the call, or sets
 * {@link requestIdKey}; a header that the caller set itself stays.
 */
export function forwardRequestId(): Interceptor {
  return (next) => (request) => {
    const requestId = requestIdOf(request.contextValues);
    if (requestId !== '' && !request.header.has(requestIdHeader)) request.header.set(requestIdHeader, requestId);
    return next(request);
  };
}

/** The id of the call that these values belong to; empty when there is none. */
export function requestIdOf(values: ContextValues): string {
  return values.get(requestIdKey);
}
