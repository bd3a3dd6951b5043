/** Serves Connect-style service implementations with @grpc/grpc-js. */
import type { DescService, Message } from '@bufbuild/protobuf';
import { Code, ConnectError, createServiceImplSpec } from '@connectrpc/connect';
import type { Interceptor, MethodImplSpec, ServiceImpl, StreamResponse } from '@connectrpc/connect';
import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  Metadata,
  sendUnaryData,
  Server,
} from '@grpc/grpc-js';
import type { Readable } from 'node:stream';
import { createCallContext, type CallContext } from './call-context.ts';
import { invokeStream, invokeUnary, iterable, single, type StreamSpec, type UnarySpec } from './invoke.ts';
import { IncomingMessages, writeAll } from './message-stream.ts';
import { toMetadata } from './metadata.ts';
import { MalformedMessage, serverMethod } from './service-definition.ts';
import { toStatusObject } from './status.ts';

/** How a service is served. */
export interface ServiceOptions {
  /** Around every call, the outermost first. */
  readonly interceptors?: readonly Interceptor[];
  /** Aborted when the process shuts down: aborts the signal of every call, with the same reason. */
  readonly shutdownSignal?: AbortSignal;
}

type Incoming = Message | MalformedMessage;

/**
 * Adds a service to a server. Methods left out of `impl` answer UNIMPLEMENTED.
 *
 * An implementation may throw a ConnectError: code, details and metadata reach the client. Anything else becomes
 * INTERNAL `internal error`. When the caller cancels or its deadline passes, `context.signal` is aborted, reading
 * requests throws, and the generator of a streaming answer is ended (`return`, so `finally` blocks run) as soon as
 * it yields; a generator that waits for something else must watch the signal.
 *
 * Throws when the server has the service already.
 */
export function addService<S extends DescService>(
  server: Server,
  service: S,
  impl: Partial<ServiceImpl<S>>,
  options: ServiceOptions = {},
): void {
  for (const spec of Object.values(createServiceImplSpec(service, impl).methods)) register(server, spec, options);
}

function register(server: Server, spec: MethodImplSpec, options: ServiceOptions): void {
  const { path, serialize, deserialize } = serverMethod(spec.method);
  if (!added()) throw new Error(`${path} is served already`);

  function added(): boolean {
    switch (spec.kind) {
      case 'unary':
        return server.register(path, unary(spec, options), serialize, deserialize, 'unary');
      case 'server_streaming':
        return server.register(path, serverStreaming(spec, options), serialize, deserialize, 'serverStream');
      case 'client_streaming':
        return server.register(path, clientStreaming(spec, options), serialize, deserialize, 'clientStream');
      case 'bidi_streaming':
        return server.register(path, bidiStreaming(spec, options), serialize, deserialize, 'bidi');
    }
  }
}

/** Told to the signal of every call that has ended; nobody is meant to see it. */
const callEnded = new ConnectError('the call has ended', Code.Canceled);

function unary(spec: UnarySpec, options: ServiceOptions): handleUnaryCall<Incoming, Message> {
  return (call, reply) => {
    const context = createCallContext(call, spec.method, options.shutdownSignal);
    void answer(call, reply, context, async () =>
      invokeUnary(spec, context, options.interceptors ?? [], wellFormed(call.request)),
    );
  };
}

function clientStreaming(spec: StreamSpec, options: ServiceOptions): handleClientStreamingCall<Incoming, Message> {
  return (call, reply) => {
    const context = createCallContext(call, spec.method, options.shutdownSignal);
    const requests = requestsOf(call, context);
    void answer(call, reply, context, async () => {
      const response = await invokeStream(spec, context, options.interceptors ?? [], requests);
      return { ...response, message: await single(response.message) };
    });
  };
}

/** Sends a single answer with its headers and trailers, or the error. */
async function answer(
  call: { sendMetadata(metadata: Metadata): void },
  reply: sendUnaryData<Message>,
  context: CallContext,
  invoke: () => Promise<{ message: Message; header: Headers; trailer: Headers }>,
): Promise<void> {
  try {
    const { message, header, trailer } = await invoke();
    call.sendMetadata(toMetadata(header));
    reply(null, message, toMetadata(trailer));
  } catch (reason) {
    reply(toStatusObject(causeOf(reason, context)));
  } finally {
    context.abort(callEnded);
  }
}

function serverStreaming(spec: StreamSpec, options: ServiceOptions): handleServerStreamingCall<Incoming, Message> {
  return (call) => {
    const context = createCallContext(call, spec.method, options.shutdownSignal);
    void stream(call, context, async () =>
      invokeStream(spec, context, options.interceptors ?? [], iterable(wellFormed(call.request))),
    );
  };
}

function bidiStreaming(spec: StreamSpec, options: ServiceOptions): handleBidiStreamingCall<Incoming, Message> {
  return (call) => {
    const context = createCallContext(call, spec.method, options.shutdownSignal);
    const requests = requestsOf(call, context);
    void stream(call, context, () => invokeStream(spec, context, options.interceptors ?? [], requests));
  };
}

type OutgoingCall =
  | Parameters<handleServerStreamingCall<Incoming, Message>>[0]
  | Parameters<handleBidiStreamingCall<Incoming, Message>>[0];

/** Sends a streamed answer: headers before the first message, trailers or the error at the end. */
async function stream(call: OutgoingCall, context: CallContext, invoke: () => Promise<StreamResponse>): Promise<void> {
  try {
    const { message: messages, header, trailer } = await invoke();
    await writeAll(call, messages, context.signal, () => call.sendMetadata(toMetadata(header)));
    if (context.signal.aborted) throw context.signal.reason;
    call.end(toMetadata(trailer));
  } catch (reason) {
    call.emit('error', toStatusObject(causeOf(reason, context)));
  } finally {
    context.abort(callEnded);
  }
}

/** The message, or INVALID_ARGUMENT when the bytes were none. */
function wellFormed(incoming: Incoming): Message {
  if (!(incoming instanceof MalformedMessage)) return incoming;
  throw new ConnectError('malformed request message', Code.InvalidArgument, undefined, undefined, incoming.cause);
}

function requestsOf(
  call: Readable & { readonly cancelled: boolean },
  context: CallContext,
): IncomingMessages<Incoming, Message> {
  return new IncomingMessages(
    call,
    wellFormed,
    () => interrupted(context),
    () => call.cancelled,
  );
}

/** Why reading requests stopped before their end. */
function interrupted({ signal }: CallContext): unknown {
  return signal.aborted ? signal.reason : new ConnectError('the caller went away', Code.Canceled);
}

/** An AbortError only says that the signal was aborted; the signal says why. */
function causeOf(reason: unknown, { signal }: CallContext): unknown {
  return signal.aborted && reason instanceof Error && reason.name === 'AbortError' ? signal.reason : reason;
}
