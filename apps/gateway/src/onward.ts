import type { CallOptions, HandlerContext } from '@connectrpc/connect';
import { unauthenticated } from './accounts/authenticator.ts';
import { callerKey } from './accounts/caller.ts';
import type { Caller } from './accounts/caller.ts';

/** How long a back service may take, in milliseconds, unless the caller gives it less. */
export const BACKEND_TIMEOUT_MS = 10_000;

/** Options for the call to a back service that a call leads to: its request id, its end, its deadline. */
export function onward(context: HandlerContext): CallOptions {
  return {
    contextValues: context.values,
    signal: context.signal,
    timeoutMs: Math.min(context.timeoutMs() ?? BACKEND_TIMEOUT_MS, BACKEND_TIMEOUT_MS),
  };
}

/** Who calls. Throws UNAUTHENTICATED where the call is open to anybody. */
export function callerOf(context: HandlerContext): Caller {
  const caller = context.values.get(callerKey);
  if (caller === undefined) throw unauthenticated('sign in or send an access token');
  return caller;
}

/** A call with its caller, as the back services take it: the message and the options of `onward`. */
export function forCaller<T>(request: T, context: HandlerContext): [{ actorId: string; request: T }, CallOptions] {
  return [{ actorId: callerOf(context).userId, request }, onward(context)];
}
