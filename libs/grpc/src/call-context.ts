/** The HandlerContext of a call that a grpc-js server received. */
import type { DescMethod } from '@bufbuild/protobuf';
import { Code, ConnectError, createHandlerContext, type HandlerContext } from '@connectrpc/connect';
import type { Deadline, Metadata } from '@grpc/grpc-js';
import { appendMetadata } from './metadata.ts';
import { methodPath } from './service-definition.ts';

/** What all four kinds of grpc-js server calls have in common. */
export interface IncomingCall {
  readonly metadata: Metadata;
  getDeadline(): Deadline;
  on(event: 'cancelled', listener: () => void): unknown;
}

/** A context whose signal is aborted when the caller cancels, at the deadline, at shutdown, or by `abort`. */
export type CallContext = HandlerContext & { abort(reason?: unknown): void };

/** Makes the context of a call. Call `abort` when it is over: that ends the deadline's timer. */
export function createCallContext(
  call: IncomingCall,
  method: DescMethod,
  shutdownSignal: AbortSignal | undefined,
): CallContext {
  const cancelled = new AbortController();
  const deadlineMs = Number(call.getDeadline()); // milliseconds since 1970 or Infinity
  const context = createHandlerContext({
    service: method.parent,
    method,
    protocolName: 'grpc',
    requestMethod: 'POST',
    url: methodPath(method),
    requestHeader: appendMetadata(new Headers(), call.metadata),
    requestSignal: cancelled.signal,
    shutdownSignal,
    timeoutMs: Number.isFinite(deadlineMs) ? Math.max(deadlineMs - Date.now(), 0) : undefined,
  });
  call.on('cancelled', () => {
    // grpc-js tells it after every call, also when all went well.
    if (context.signal.aborted) return;
    cancelled.abort(Date.now() >= deadlineMs ? deadlineError() : cancelError());
  });
  return context;
}

const cancelError = () => new ConnectError('the caller cancelled', Code.Canceled);
const deadlineError = () => new ConnectError('the operation timed out', Code.DeadlineExceeded);
