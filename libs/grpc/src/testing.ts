/** What the tests of the bridge share: a real server and client on a real socket, closed after each test. */
import { createClient, ConnectError, type Client, type ServiceImpl } from '@connectrpc/connect';
import type { DescService } from '@bufbuild/protobuf';
import type { Server } from '@grpc/grpc-js';
import { addService, createGrpcServer, createGrpcTransport, listen, type ServiceOptions } from './index.ts';
import type { GrpcTransport, GrpcTransportOptions } from './grpc-transport.ts';
import type { MutualTls } from './mutual-tls.ts';

const closers: (() => void)[] = [];

/** Closes everything that the test opened; for `afterEach`. */
export function closeAll(): void {
  for (const close of closers.splice(0).reverse()) close();
}

/** Serves one implementation; gives its address and the server. */
export async function serve<S extends DescService>(
  service: S,
  impl: Partial<ServiceImpl<S>>,
  { tls, ...options }: ServiceOptions & { tls?: MutualTls } = {},
): Promise<{ address: string; server: Server }> {
  const server = createGrpcServer();
  addService(server, service, impl, options);
  const port = await listen(server, '127.0.0.1:0', tls);
  closers.push(() => server.forceShutdown());
  return { address: `127.0.0.1:${port}`, server };
}

/** A transport to these addresses. */
export function connect(addresses: readonly string[], options?: Partial<GrpcTransportOptions>): GrpcTransport {
  const transport = createGrpcTransport({ addresses, ...options });
  closers.push(() => transport.close());
  return transport;
}

/** A client of one implementation. */
export async function serveAndConnect<S extends DescService>(
  service: S,
  impl: Partial<ServiceImpl<S>>,
  options?: ServiceOptions,
): Promise<Client<S>> {
  const { address } = await serve(service, impl, options);
  return createClient(service, connect([address]));
}

/** These messages as a stream. */
export async function* stream<T>(...messages: T[]): AsyncGenerator<T, undefined> {
  yield* messages;
}

/** All messages of a stream. */
export async function collect<T>(messages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const message of messages) all.push(message);
  return all;
}

/** The error of a call that must fail. */
export async function errorOf(call: Promise<unknown>): Promise<ConnectError> {
  const error: unknown = await call.then(
    () => new Error('the call went well'),
    (reason: unknown) => reason,
  );
  if (error instanceof ConnectError) return error;
  throw error;
}
