/** One call of a grpc-js client, as Connect's interceptors see it. */
import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import type { StreamRequest, StreamResponse, UnaryRequest, UnaryResponse } from '@connectrpc/connect';
import type { Client, Metadata, StatusObject } from '@grpc/grpc-js';
import type { Readable, Writable } from 'node:stream';
import { single } from './invoke.ts';
import { IncomingMessages, writeAll } from './message-stream.ts';
import { appendMetadata, toMetadata } from './metadata.ts';
import { clientMethod } from './service-definition.ts';
import { fromServiceError } from './status.ts';

/** What all four kinds of grpc-js client calls have in common. */
interface Call {
  cancel(): void;
  on(event: 'metadata', listener: (metadata: Metadata) => void): unknown;
  on(event: 'status', listener: (status: StatusObject) => void): unknown;
}

/** Makes a unary call. `deadline` is in milliseconds since 1970 or Infinity; `closed` also cancels it. */
export function callUnary<I extends DescMessage, O extends DescMessage>(
  client: Client,
  request: UnaryRequest<I, O>,
  deadline: number,
  closed: AbortSignal,
): Promise<UnaryResponse<I, O>> {
  const { method, service, message, header, signal } = request;
  const { path, serialize, deserialize } = clientMethod(method);
  throwIfAborted(signal, closed);
  return new Promise((resolve, reject) => {
    const head = new Headers();
    const trailer = new Headers();
    const call = client.makeUnaryRequest(
      path,
      serialize,
      deserialize,
      message,
      toMetadata(header),
      { deadline },
      (error, answer) => {
        if (error) reject(closed.aborted ? ConnectError.from(closed.reason) : fromServiceError(error));
        // grpc-js tells the trailers right after this callback, before any promise goes on.
        else resolve({ stream: false, service, method, header: head, message: answer as MessageShape<O>, trailer });
      },
    );
    follow(call, head, trailer, [signal, closed]);
  });
}

/** Opens a streaming call. Resolves with the first news from the server, even an error: reading tells it. */
export async function openStream<I extends DescMessage, O extends DescMessage>(
  client: Client,
  request: StreamRequest<I, O>,
  deadline: number,
  closed: AbortSignal,
): Promise<StreamResponse<I, O>> {
  const { method, service, signal } = request;
  const { path, serialize, deserialize } = clientMethod(method);
  const metadata = toMetadata(request.header);
  const header = new Headers();
  const trailer = new Headers();
  const first = method.methodKind === 'server_streaming' ? await single(request.message) : undefined;
  throwIfAborted(signal, closed);
  let requestError: { reason: unknown } | undefined;
  const translate = (reason: unknown): unknown => {
    if (requestError !== undefined) return requestError.reason;
    if (closed.aborted) return closed.reason;
    return reason === undefined ? new ConnectError('the call was cut', Code.Unavailable) : fromServiceError(reason);
  };
  const respond = (message: AsyncIterable<MessageShape<O>>): StreamResponse<I, O> => ({
    stream: true,
    service,
    method,
    header,
    trailer,
    message,
  });
  const send = (call: Writable & Call, ended: AbortSignal) => {
    writeAll(call, request.message, ended)
      .then(() => {
        if (!ended.aborted) call.end();
      })
      .catch((reason: unknown) => {
        if (ended.aborted) return;
        requestError = { reason };
        call.cancel();
      });
  };

  switch (method.methodKind) {
    case 'server_streaming': {
      const call = client.makeServerStreamRequest(path, serialize, deserialize, first as MessageShape<I>, metadata, {
        deadline,
      });
      const messages = reader<MessageShape<O>>(call, translate);
      await followStream(call, header, trailer, [signal, closed]).started;
      return respond(messages);
    }
    case 'bidi_streaming': {
      const call = client.makeBidiStreamRequest(path, serialize, deserialize, metadata, { deadline });
      const messages = reader<MessageShape<O>>(call, translate);
      const { started, ended } = followStream(call, header, trailer, [signal, closed]);
      send(call, ended);
      await started;
      return respond(messages);
    }
    case 'client_streaming': {
      const answer = Promise.withResolvers<MessageShape<O>>();
      answer.promise.catch(() => undefined); // Whoever reads the answer gets the error.
      const call = client.makeClientStreamRequest(
        path,
        serialize,
        deserialize,
        metadata,
        { deadline },
        (error, message) => {
          if (error) answer.reject(translate(error));
          else answer.resolve(message as MessageShape<O>);
        },
      );
      call.on('error', () => undefined); // Writes that fail; the callback tells why.
      const { started, ended } = followStream(call, header, trailer, [signal, closed]);
      send(call, ended);
      await started;
      return respond(deferred(answer.promise));
    }
  }
}

function reader<T>(call: Readable, translate: (reason: unknown) => unknown): IncomingMessages<T, T> {
  return new IncomingMessages<T, T>(call, (message) => message, translate);
}

async function* deferred<T>(message: Promise<T>): AsyncGenerator<T, undefined> {
  yield await message;
}

/** Collects headers and trailers, cancels the call when one of `signals` is aborted, and tells when it is over. */
function follow(
  call: Call,
  header: Headers,
  trailer: Headers,
  signals: readonly AbortSignal[],
  ended?: () => void,
): void {
  const cancel = () => call.cancel();
  for (const signal of signals) signal.addEventListener('abort', cancel);
  call.on('metadata', (metadata) => appendMetadata(header, metadata));
  call.on('status', (status) => {
    for (const signal of signals) signal.removeEventListener('abort', cancel);
    appendMetadata(trailer, status.metadata);
    ended?.();
  });
}

/** As `follow`. `started` resolves with the headers or the end, whichever is first; `ended` is aborted at the end. */
function followStream(
  call: Call,
  header: Headers,
  trailer: Headers,
  signals: readonly AbortSignal[],
): { started: Promise<void>; ended: AbortSignal } {
  const ended = new AbortController();
  const started = new Promise<void>((resolve) => {
    follow(call, header, trailer, signals, () => {
      ended.abort(callEnded);
      resolve();
    });
    call.on('metadata', () => resolve());
  });
  return { started, ended: ended.signal };
}

/** Told to the signal of a stream that has ended; nobody is meant to see it. */
const callEnded = new ConnectError('the call has ended', Code.Canceled);

function throwIfAborted(...signals: AbortSignal[]): void {
  for (const signal of signals) if (signal.aborted) throw ConnectError.from(signal.reason, Code.Canceled);
}
