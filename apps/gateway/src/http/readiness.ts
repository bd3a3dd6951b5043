import type { Client } from '@connectrpc/connect';
import { HealthCheckResponse_ServingStatus } from '@prosa/proto/grpc';
import type { Health } from '@prosa/proto/grpc';
import { LogService } from '@prosa/proto/persistence';
import type { ServerResponse } from 'node:http';
import { answerJson } from './answer.ts';
import type { Edge } from './edge.ts';

/** How long a dependency may take to say that it is there. */
const TIMEOUT_MS = 2_000;

type State = 'up' | 'readOnly' | 'down' | 'off';

/** Of persistence the service that takes what is sent: while nothing can be written, it alone is not serving. */
const WRITING = LogService.typeName;

/** What the gateway needs, and how to ask for it. */
export interface Dependencies {
  readonly persistence: Client<typeof Health>;
  /** Undefined: there is none in this installation. */
  readonly ai: Client<typeof Health> | undefined;
  readonly tailLive: () => boolean;
}

/** Says which dependency is not there. ai may be away: chat works without it. */
export class Readiness {
  readonly #dependencies: Dependencies;
  #closing = false;

  constructor(dependencies: Dependencies) {
    this.#dependencies = dependencies;
  }

  /** From now on not ready, whatever the dependencies say: the gateway goes down. */
  close(): void {
    this.#closing = true;
  }

  /** GET /healthz: the process answers. */
  alive(edge: Edge, response: ServerResponse): void {
    answerJson(response, edge.requestId, 200, { status: 'alive' });
  }

  /** GET /readyz: 200 when calls can be served, if only reading ones, else 503; always with the state of each dependency. */
  ready(edge: Edge, response: ServerResponse): void {
    void this.#look().then((found) => answerJson(response, edge.requestId, found.ready ? 200 : 503, found));
  }

  /** Whether persistence can only read: it is there, and no database takes writes. */
  async databaseReadOnly(): Promise<boolean> {
    return (await this.#database()) === 'readOnly';
  }

  async #look() {
    const { ai, tailLive } = this.#dependencies;
    const [database, assistant] = await Promise.all([this.#database(), ai ? serving(ai) : undefined]);
    const dependencies: Record<string, State> = {
      persistence: database === undefined ? 'down' : 'up',
      database: database ?? 'down',
      tail: tailLive() ? 'up' : 'down',
      ai: ai === undefined ? 'off' : assistant === true ? 'up' : 'down',
    };
    const needed = ['persistence', 'database', 'tail'].every((name) => dependencies[name] !== 'down');
    return { ready: needed && !this.#closing, dependencies };
  }

  /** Undefined: persistence is not reached. */
  async #database(): Promise<State | undefined> {
    const { persistence } = this.#dependencies;
    const [all, writing] = await Promise.all([serving(persistence), serving(persistence, WRITING)]);
    if (all === undefined) return undefined;
    if (!all) return 'down';
    return writing === false ? 'readOnly' : 'up';
  }
}

/** True: serving. False: there, but not serving (its database is away). Undefined: not reached. */
async function serving(health: Client<typeof Health>, service = ''): Promise<boolean | undefined> {
  try {
    const { status } = await health.check({ service }, { timeoutMs: TIMEOUT_MS });
    return status === HealthCheckResponse_ServingStatus.SERVING;
  } catch {
    return undefined;
  }
}
