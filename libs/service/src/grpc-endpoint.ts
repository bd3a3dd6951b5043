/** A gRPC server as every back service has it: its services, health, reflection, validation, log. */
import type { DescService } from '@bufbuild/protobuf';
import { Code, type ServiceImpl } from '@connectrpc/connect';
import type { Server } from '@grpc/grpc-js';
import {
  addService,
  closeServer,
  createGrpcServer,
  createReflection,
  Health,
  HealthStatus,
  listen,
  ServerReflection,
  ServingStatus,
  type MutualTls,
  type ServiceOptions,
} from '@prosa/grpc';
import { failure } from './failure.ts';
import type { Logger } from './logger.ts';
import { serverInterceptor } from './server-interceptor.ts';
import { validationInterceptor } from './validation.ts';

/** How long calls may go on after `close`, in milliseconds. */
const closeGraceMs = 5_000;

/** A service with its implementation, ready to be served. */
export interface GrpcService {
  readonly service: DescService;
  addTo(server: Server, options: ServiceOptions): void;
}

/** Pairs a service with its implementation. */
export function grpcService<S extends DescService>(service: S, impl: Partial<ServiceImpl<S>>): GrpcService {
  return { service, addTo: (server, options) => addService(server, service, impl, options) };
}

/** A server that listens. */
export interface GrpcEndpoint {
  /** The port it listens on. */
  readonly port: number;
  /** All services are SERVING from the start; set what changes. */
  readonly health: HealthStatus;
  /**
   * Health says NOT_SERVING, the signal of every call is aborted (SHUTTING_DOWN, UNAVAILABLE), no new calls are taken,
   * and what still runs after five seconds is cut.
   */
  close(): Promise<void>;
}

/** Serves gRPC on `address` (`host:port`), without `tls` in plaintext to whoever comes. Throws when it cannot listen there. */
export async function listenGrpc(
  address: string,
  services: readonly GrpcService[],
  logger: Logger,
  tls?: MutualTls,
): Promise<GrpcEndpoint> {
  const server = createGrpcServer();
  const shutdown = new AbortController();
  const shutdownSignal = shutdown.signal;
  const interceptors = [serverInterceptor(logger), validationInterceptor()];
  const descriptors = services.map(({ service }) => service);
  const health = new HealthStatus(descriptors);
  for (const service of services) service.addTo(server, { interceptors, shutdownSignal });
  addService(server, Health, health.service, { shutdownSignal });
  addService(server, ServerReflection, createReflection([...descriptors, Health, ServerReflection]), {
    shutdownSignal,
  });
  const port = await listen(server, address, tls);
  health.set(ServingStatus.SERVING);
  logger.info({ address: address.replace(/:\d+$/, `:${port}`), tls: tls !== undefined }, 'listening');
  return {
    port,
    health,
    async close() {
      health.set(ServingStatus.NOT_SERVING);
      shutdown.abort(failure('SHUTTING_DOWN', Code.Unavailable, 'the service is shutting down'));
      await closeServer(server, closeGraceMs);
    },
  };
}
