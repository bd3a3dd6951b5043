/** The standard health service (https://github.com/grpc/grpc/blob/master/doc/health-checking.md). */
import type { DescService } from '@bufbuild/protobuf';
import { Code, ConnectError, type ServiceImpl } from '@connectrpc/connect';
import { Health, HealthCheckResponse_ServingStatus as ServingStatus } from '@prosa/proto/grpc';
import { EventEmitter, on } from 'node:events';

/** The health of a server: of the whole (`''`) and of each of its services. All start as NOT_SERVING. */
export class HealthStatus {
  private readonly statuses = new Map<string, ServingStatus>();
  private readonly changes = new EventEmitter().setMaxListeners(0);

  constructor(services: readonly DescService[]) {
    for (const name of ['', ...services.map(({ typeName }) => typeName)]) {
      this.statuses.set(name, ServingStatus.NOT_SERVING);
    }
  }

  /** Sets the status of one service, or of all and the whole. Watchers are told. */
  set(status: ServingStatus, service?: DescService): void {
    const names = service === undefined ? [...this.statuses.keys()] : [service.typeName];
    for (const name of names) this.statuses.set(name, status);
    this.changes.emit('change');
  }

  /** The implementation to add to the server. */
  readonly service: ServiceImpl<typeof Health> = {
    check: ({ service }) => {
      const status = this.statuses.get(service);
      if (status === undefined) throw new ConnectError(`unknown service ${service}`, Code.NotFound);
      return { status };
    },
    list: () => ({
      statuses: Object.fromEntries([...this.statuses].map(([name, status]) => [name, { status }])),
    }),
    watch: (request, { signal }) => this.watch(request.service, signal),
  };

  /** The status now and after each change, until the signal is aborted. */
  private async *watch(service: string, signal: AbortSignal) {
    const changes = on(this.changes, 'change', { signal });
    const current = () => this.statuses.get(service) ?? ServingStatus.SERVICE_UNKNOWN;
    let told = current();
    yield { status: told };
    for await (const _ of changes) {
      if (current() === told) continue;
      told = current();
      yield { status: told };
    }
  }
}

export { Health, ServingStatus };
