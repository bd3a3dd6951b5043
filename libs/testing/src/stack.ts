/** The whole product on this machine, as its built bundles: real processes that can be killed and come back. */
import {
  PostgresCluster,
  freePort,
  type ServiceName,
  serviceProcess,
  type SupervisedProcess,
  untilListening,
} from '@prosa/supervisor';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cloneDatabase, dropDatabase } from './postgres.ts';
import { untilReady } from './stack/readiness.ts';

export { connectProgram, type Program, signUp, type SignUpOptions } from './program/program.ts';
export { uploadFile } from './program/upload-file.ts';
export { type Cursor, followEvents, type FollowOptions } from './program/follow-events.ts';

const dist = resolve(import.meta.dirname, '../../../dist/apps');
const webRoot = join(dist, 'chat-web/browser');

/** What to start. */
export interface StackOptions {
  /** Default 1. */
  readonly gateways?: number;
  /** Default 1. Every gateway knows all of them, each begins with another. */
  readonly persistences?: number;
  /** Whether ai runs; default true. */
  readonly ai?: boolean;
  /**
   * A database to use and leave as it is. Not given: a copy of the template when `startPostgres` was called, else a
   * PostgreSQL of the stack's own, as durable as in production.
   */
  readonly databaseUrl?: string;
  /** More environment variables, for all services. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ports for the gateways; free ones unless given. */
  readonly gatewayPorts?: readonly number[];
}

/** What runs. */
export interface Stack extends AsyncDisposable {
  /** `http://127.0.0.1:port`, the same after a restart. */
  readonly gatewayUrls: readonly string[];
  readonly databaseUrl: string;
  /** Ends a process and waits until it is gone. It is started again like under the launcher. */
  kill(service: ServiceName, index?: number, signal?: NodeJS.Signals): Promise<void>;
  /** Stops a process in its tracks (SIGSTOP): it neither answers nor closes its connections. */
  freeze(service: ServiceName, index?: number): void;
  /** Lets a frozen one go on. */
  thaw(service: ServiceName, index?: number): void;
  /** Resolves when every gateway says that it and what it needs is there. */
  ready(timeoutMs?: number): Promise<void>;
  /** Process id of the current run; undefined between two runs. */
  pid(service: ServiceName, index?: number): number | undefined;
  /** The newest lines a process wrote, at most 50, oldest first. */
  lastLines(service: ServiceName, index?: number): readonly string[];
  /** Ends everything in order and leaves nothing behind. */
  close(): Promise<void>;
}

/** Starts it and waits until it is ready. Throws with the last lines of what would not start. */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  checkBundles();
  const database = await findDatabase(options.databaseUrl);
  const files = mkdtempSync(join(tmpdir(), 'prosa-files-'));
  const services = await makeServices(options, database.url, files);
  const stack = new RunningStack(services, {
    url: database.url,
    async remove() {
      await database.remove();
      await rm(files, { recursive: true, force: true });
    },
  });
  try {
    const { persistence, ai, gateway } = services.of;
    for (const service of [...persistence, ...ai]) service.start();
    await Promise.all(services.persistencePorts.map((port) => untilListening(port, 10_000)));
    for (const service of gateway) service.start();
    await stack.ready(60_000);
    return stack;
  } catch (error) {
    await stack.close();
    throw error;
  }
}

interface Services {
  readonly of: Readonly<Record<ServiceName, readonly SupervisedProcess[]>>;
  readonly all: readonly SupervisedProcess[];
  readonly gatewayUrls: readonly string[];
  readonly persistencePorts: readonly number[];
}

interface Database {
  readonly url: string;
  remove(): Promise<void>;
}

class RunningStack implements Stack {
  readonly databaseUrl: string;
  readonly gatewayUrls: readonly string[];
  private readonly services: Services;
  private readonly database: Database;
  private closed: Promise<void> | undefined;

  constructor(services: Services, database: Database) {
    this.services = services;
    this.database = database;
    this.gatewayUrls = services.gatewayUrls;
    this.databaseUrl = database.url;
  }

  async kill(service: ServiceName, index = 0, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.find(service, index).kill(signal);
  }

  freeze(service: ServiceName, index = 0): void {
    this.find(service, index).signal('SIGSTOP');
  }

  thaw(service: ServiceName, index = 0): void {
    this.find(service, index).signal('SIGCONT');
  }

  async ready(timeoutMs = 30_000): Promise<void> {
    await untilReady(this.gatewayUrls, this.services.all, timeoutMs);
  }

  pid(service: ServiceName, index = 0): number | undefined {
    return this.find(service, index).pid;
  }

  lastLines(service: ServiceName, index = 0): readonly string[] {
    return this.find(service, index).lastLines;
  }

  close(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  private async end(): Promise<void> {
    const { gateway, ai, persistence } = this.services.of;
    for (const kind of [gateway, ai, persistence]) await Promise.all(kind.map((service) => service.stop()));
    await this.database.remove();
  }

  private find(service: ServiceName, index: number): SupervisedProcess {
    const found = this.services.of[service][index];
    if (found === undefined) throw new Error(`this stack has no ${service} number ${index}`);
    return found;
  }
}

function checkBundles(): void {
  for (const service of ['gateway', 'persistence', 'ai']) {
    const bundle = join(dist, service, 'main.mjs');
    if (!existsSync(bundle)) throw new Error(`${bundle} is missing; run: npm run build`);
  }
}

async function makeServices(options: StackOptions, databaseUrl: string, files: string): Promise<Services> {
  const { gateways = 1, persistences = 1, ai = true, env = {}, gatewayPorts = [] } = options;
  const common = { PROSA_LOG_LEVEL: 'warn', ...env };
  const make = (service: ServiceName, name: string, settings: Record<string, string>): SupervisedProcess =>
    serviceProcess({ service, name, dist, settings: { ...common, ...settings } });
  const persistencePorts = await Promise.all(Array.from({ length: persistences }, () => freePort()));
  const addresses = persistencePorts.map((port) => `127.0.0.1:${port}`);
  const aiAddress = `127.0.0.1:${await freePort()}`;
  const ports = await Promise.all(
    Array.from({ length: gateways }, async (_, index) => gatewayPorts[index] ?? freePort()),
  );
  const of = {
    persistence: addresses.map((address, index) =>
      make('persistence', `persistence ${index}`, {
        PERSISTENCE_LISTEN: address,
        DATABASE_URL: databaseUrl,
        PROSA_FILES: files,
      }),
    ),
    ai: ai ? [make('ai', 'ai', { AI_LISTEN: aiAddress, PERSISTENCE_ADDRESSES: addresses.join(',') })] : [],
    gateway: ports.map((port, index) =>
      make('gateway', `gateway ${index}`, {
        HOST: '127.0.0.1',
        PORT: String(port),
        PERSISTENCE_ADDRESSES: rotate(addresses, index).join(','),
        AI_ADDRESS: aiAddress,
        PROSA_SIGN_UP: 'open',
        ...(existsSync(join(webRoot, 'index.html')) ? { WEB_ROOT: webRoot } : {}),
        ...env,
      }),
    ),
  };
  const gatewayUrls = ports.map((port) => `http://127.0.0.1:${port}`);
  return { of, all: [...of.persistence, ...of.ai, ...of.gateway], gatewayUrls, persistencePorts };
}

function rotate<T>(items: readonly T[], by: number): T[] {
  const start = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(start), ...items.slice(0, start)];
}

async function findDatabase(given: string | undefined): Promise<Database> {
  if (given !== undefined) return { url: given, remove: async () => {} };
  if (process.env['PROSA_TEST_POSTGRES_URL'] !== undefined) {
    const url = await cloneDatabase();
    return { url, remove: () => dropDatabase(url) };
  }
  const folder = mkdtempSync(join(tmpdir(), 'prosa-stack-'));
  chmodSync(folder, 0o755); // as root the data belongs to another user, who has to pass
  const cluster = new PostgresCluster({
    folder: join(folder, 'postgres'),
    port: await freePort(),
    password: randomBytes(12).toString('hex'),
    durable: true,
  });
  const remove = async (): Promise<void> => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await cluster.start();
    await cluster.createDatabase('prosa');
    return { url: cluster.url('prosa'), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}
