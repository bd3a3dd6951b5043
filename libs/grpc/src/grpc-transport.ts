/** A Connect Transport that makes its calls with @grpc/grpc-js. */
import type { DescMessage, DescMethodStreaming, DescMethodUnary } from '@bufbuild/protobuf';
import { Code, ConnectError, createContextValues } from '@connectrpc/connect';
import type { ContextValues, Interceptor, Transport } from '@connectrpc/connect';
import { runStreamingCall, runUnaryCall } from '@connectrpc/connect/protocol';
import { createClientPool } from './client-pool.ts';
import { callUnary, openStream } from './client-call.ts';
import type { MutualTls } from './mutual-tls.ts';
import { methodPath } from './service-definition.ts';

/** How a client reaches a service. */
export interface GrpcTransportOptions {
  /** `host:port` of every server that offers it. Calls go round those that are alive. */
  readonly addresses: readonly string[];
  /** Around every call, the outermost first. */
  readonly interceptors?: readonly Interceptor[];
  /** Deadline, in milliseconds, of unary calls that give none; 0 or nothing: no deadline. Streams only have their own. */
  readonly defaultTimeoutMs?: number;
  /** How both sides show who they are; without: plaintext. Each address is checked for the name in it. */
  readonly tls?: MutualTls;
}

/** A Transport with a life: connections that are opened, seen and closed. */
export interface GrpcTransport extends Transport {
  /** Resolves when a server is connected; rejects with UNAVAILABLE after `deadlineMs` milliseconds. */
  connected(deadlineMs: number): Promise<void>;
  /** Cancels what is in flight (CANCELED) and closes the connections. */
  close(): void;
}

/**
 * Makes a transport for `createClient`.
 *
 * Errors are ConnectErrors with details, headers and trailers. A call fails at once with UNAVAILABLE when no server
 * is connected; connections come back by themselves (tried after 50 ms at first, every 0.4 s at most). gRPC delivers nothing
 * after a failure: messages that were still under way when a stream fails are dropped.
 *
 * As with every Connect transport, `break` out of a stream does not cancel it: pass a signal and abort that.
 */
export function createGrpcTransport(options: GrpcTransportOptions): GrpcTransport {
  const pool = createClientPool(options.addresses, options.tls);
  const interceptors = [...(options.interceptors ?? [])];
  const closed = new AbortController();

  return {
    unary(method, signal, timeoutMs, header, message, contextValues) {
      const timeout = positive(timeoutMs ?? options.defaultTimeoutMs);
      const deadline = deadlineAfter(timeout);
      return runUnaryCall({
        interceptors,
        signal,
        timeoutMs: timeout,
        req: { ...requestParts(method, header as HeadersLike, contextValues), stream: false, method, message },
        next: (request) => callUnary(pool.next(), request, deadline, closed.signal),
      });
    },
    stream(method, signal, timeoutMs, header, messages, contextValues) {
      const timeout = positive(timeoutMs);
      const deadline = deadlineAfter(timeout);
      return runStreamingCall({
        interceptors,
        signal,
        timeoutMs: timeout,
        req: { ...requestParts(method, header as HeadersLike, contextValues), stream: true, method, message: messages },
        next: (request) => openStream(pool.next(), request, deadline, closed.signal),
      });
    },
    async connected(deadlineMs) {
      try {
        await pool.connected(deadlineMs);
      } catch (cause) {
        throw new ConnectError('service unavailable', Code.Unavailable, undefined, undefined, cause);
      }
    },
    close() {
      closed.abort(new ConnectError('the transport was closed', Code.Canceled));
      pool.close();
    },
  };
}

/** As in Connect, zero or less switches the deadline off. */
function positive(timeoutMs: number | undefined): number | undefined {
  return timeoutMs !== undefined && timeoutMs > 0 ? timeoutMs : undefined;
}

/** `HeadersInit` of the DOM, which this project's Node types do not name. */
type HeadersLike = ConstructorParameters<typeof Headers>[0];

function deadlineAfter(timeoutMs: number | undefined): number {
  return timeoutMs === undefined ? Infinity : Date.now() + timeoutMs;
}

function requestParts<I extends DescMessage, O extends DescMessage>(
  method: DescMethodUnary<I, O> | DescMethodStreaming<I, O>,
  header: HeadersLike,
  contextValues: ContextValues | undefined,
) {
  return {
    service: method.parent,
    requestMethod: 'POST',
    url: methodPath(method),
    header: new Headers(header),
    contextValues: contextValues ?? createContextValues(),
  };
}
