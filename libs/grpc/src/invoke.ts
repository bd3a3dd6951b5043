/**
 * Runs a service implementation behind its interceptors. Connect does the same inside with generators within
 * generators, which is several promises a message on a busy stream; here it is one.
 */
import { create, type DescMessage, type Message, type MessageInitShape } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import type {
  HandlerContext,
  Interceptor,
  MethodImplSpec,
  StreamRequest,
  StreamResponse,
  UnaryRequest,
  UnaryResponse,
} from '@connectrpc/connect';

/** A method that takes one message and answers with one. */
export type UnarySpec = Extract<MethodImplSpec, { kind: 'unary' }>;
/** A method with a stream on either side. */
export type StreamSpec = Exclude<MethodImplSpec, UnarySpec>;

type AnyResponse = UnaryResponse | StreamResponse;

/** Answers one message. Throws what the implementation or an interceptor throws. */
export async function invokeUnary(
  spec: UnarySpec,
  context: HandlerContext,
  interceptors: readonly Interceptor[],
  message: Message,
): Promise<UnaryResponse> {
  const { method } = spec;
  const call = intercept(interceptors, async (request) => ({
    ...responseParts(context),
    stream: false,
    method,
    message: create(method.output, await spec.impl((request as UnaryRequest).message, seenBy(request, context))),
  }));
  const response = await call({ ...requestParts(context), stream: false, method, message });
  if (response.stream) throw new ConnectError('an interceptor made a stream of a unary answer', Code.Internal);
  return response;
}

/** Answers a stream. Throws what an interceptor throws; what the implementation throws may come while reading. */
export async function invokeStream(
  spec: StreamSpec,
  context: HandlerContext,
  interceptors: readonly Interceptor[],
  messages: AsyncIterable<Message>,
): Promise<StreamResponse> {
  const { method } = spec;
  const call = intercept(interceptors, async (request) => ({
    ...responseParts(context),
    stream: true,
    method,
    message: await answer(spec, request as StreamRequest, seenBy(request, context)),
  }));
  const response = await call({ ...requestParts(context), stream: true, method, message: messages });
  if (!response.stream) throw new ConnectError('an interceptor made a unary answer of a stream', Code.Internal);
  return response;
}

async function answer(
  spec: StreamSpec,
  request: StreamRequest,
  context: HandlerContext,
): Promise<AsyncIterable<Message>> {
  const { output } = spec.method;
  switch (spec.kind) {
    case 'server_streaming':
      return complete(output, spec.impl(await single(request.message), context));
    case 'client_streaming':
      return iterable(create(output, await spec.impl(request.message, context)));
    case 'bidi_streaming':
      return complete(output, spec.impl(request.message, context));
  }
}

/** The outermost interceptor stands first. */
function intercept(
  interceptors: readonly Interceptor[],
  innermost: (request: UnaryRequest | StreamRequest) => Promise<AnyResponse>,
): (request: UnaryRequest | StreamRequest) => Promise<AnyResponse> {
  return interceptors.reduceRight((next, interceptor) => interceptor(next), innermost);
}

/** The one message of an iterable. Throws UNIMPLEMENTED (as gRPC asks) when there are none or several. */
export async function single<T>(messages: AsyncIterable<T>): Promise<T> {
  let found: { message: T } | undefined;
  for await (const message of messages) {
    if (found !== undefined) throw new ConnectError('more than one message for this method', Code.Unimplemented);
    found = { message };
  }
  if (found === undefined) throw new ConnectError('no message for this method', Code.Unimplemented);
  return found.message;
}

/** An iterable of one message. */
export async function* iterable<T>(message: T): AsyncGenerator<T, undefined> {
  yield message;
}

/** Whole messages from what an implementation yields, which may be plain objects. */
function complete<O extends DescMessage>(
  output: O,
  messages: AsyncIterable<MessageInitShape<O>>,
): AsyncIterable<Message> {
  return {
    [Symbol.asyncIterator]() {
      const source = messages[Symbol.asyncIterator]();
      const toMessage = (result: IteratorResult<MessageInitShape<O>>): IteratorResult<Message, undefined> =>
        result.done ? { done: true, value: undefined } : { done: false, value: create(output, result.value) };
      return {
        next: () => source.next().then(toMessage),
        return: async () => {
          await source.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}

function requestParts(context: HandlerContext) {
  return {
    requestMethod: context.requestMethod,
    url: context.url,
    signal: context.signal,
    header: context.requestHeader,
    service: context.service,
    contextValues: context.values,
  };
}

function responseParts(context: HandlerContext) {
  return { service: context.service, header: context.responseHeader, trailer: context.responseTrailer };
}

/** The context as the interceptors left it. */
function seenBy(request: UnaryRequest | StreamRequest, context: HandlerContext): HandlerContext {
  return {
    ...context,
    service: request.service,
    requestHeader: request.header,
    signal: request.signal,
    values: request.contextValues,
  };
}
