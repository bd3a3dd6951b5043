import type { HandlerContext, Interceptor } from '@connectrpc/connect';
import { AccountService, MessageService } from '@prosa/proto/chat';
import type { Logger } from 'pino';
import { logFailure } from '../http/call-log.ts';
import { edgeError } from '../http/edge-error.ts';
import { edgeKey } from '../http/edge.ts';
import type { OpenBodies } from '../http/open-bodies.ts';
import type { TokenBuckets } from '../http/token-buckets.ts';
import type { Admission } from './admission.ts';
import { callerKey } from './caller.ts';
import type { Caller } from './caller.ts';

const OPEN_TO_ALL: ReadonlySet<unknown> = new Set([
  AccountService.method.getWorkspace,
  AccountService.method.signUp,
  AccountService.method.signIn,
]);

/**
 * Admits the caller of each call before its body is read. `sends` limits SendMessage, `calls` everything else;
 * a call that a fast path hands on was admitted there.
 */
export function requestGate(
  admission: Admission,
  rates: { calls: TokenBuckets; sends: TokenBuckets },
  bodies: OpenBodies,
  logger: Logger,
): (context: HandlerContext) => Promise<void> {
  return async (context) => {
    const edge = context.values.get(edgeKey);
    if (edge === undefined) throw new Error('a call without its edge');
    if (edge.admitted === true) return;
    try {
      if (OPEN_TO_ALL.has(context.method)) {
        admission.refuseCrossSite(edge.request);
        return;
      }
      const rate = context.method === MessageService.method.sendMessage ? rates.sends : rates.calls;
      const caller = await admission.admit(edge.request, rate);
      bodies.hold(caller.userId, edge.request);
      context.values.set(callerKey, caller);
    } catch (reason) {
      const error = edgeError(reason, edge.requestId);
      logFailure(logger, { requestId: edge.requestId, method: context.method.name }, error);
      throw error;
    }
  };
}

/** Asks again, once a call's message is there and for each item of a stream, whether its caller may still call. */
export function stillAdmitted(admission: Admission): Interceptor {
  return (next) => async (request) => {
    const caller = request.contextValues.get(callerKey);
    if (caller === undefined) return next(request);
    admission.admitStill(caller);
    const response = await next(request);
    return response.stream ? { ...response, message: whileAdmitted(admission, caller, response.message) } : response;
  };
}

async function* whileAdmitted<T>(admission: Admission, caller: Caller, items: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const item of items) {
    admission.admitStill(caller);
    yield item;
  }
}
