import type { DescService } from '@bufbuild/protobuf';
import type { Interceptor, ServiceImpl } from '@connectrpc/connect';
import { addService } from '@prosa/grpc';
import { type GrpcService, type Logger, serverInterceptor, validationInterceptor } from '@prosa/service';
import { databaseFailures } from './database/failures.ts';
import { withoutNul } from './database/invalid-argument.ts';

/**
 * A service as it is served here: beside what every service does, NUL is refused, a lost database is told as such, and `guard` refuses
 * what cannot be done at the moment.
 */
export function served<S extends DescService>(service: S, impl: ServiceImpl<S>, guard: Interceptor): GrpcService {
  return {
    service,
    addTo: (server, options) =>
      addService(server, service, impl, {
        ...options,
        interceptors: [...(options.interceptors ?? []), databaseFailures(), guard, withoutNul()],
      }),
  };
}

/**
 * As `served`, but client streams are not checked message by message on the way in: one bad item would end the stream for
 * all. Their handlers check each item and answer it.
 */
export function servedItemByItem<S extends DescService>(
  service: S,
  impl: ServiceImpl<S>,
  guard: Interceptor,
  logger: Logger,
): GrpcService {
  const interceptors = [serverInterceptor(logger), exceptClientStreams(validationInterceptor())];
  return {
    service,
    addTo: (server, { shutdownSignal }) => served(service, impl, guard).addTo(server, { shutdownSignal, interceptors }),
  };
}

function exceptClientStreams(interceptor: Interceptor): Interceptor {
  return (next) => {
    const intercepted = interceptor(next);
    return (request) => (request.method.methodKind === 'bidi_streaming' ? next(request) : intercepted(request));
  };
}
