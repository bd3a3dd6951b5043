/** The whole product on this machine, as its built bundles: real processes that can be killed and come back. */
import { type PostgresCluster, type ServiceName, type SupervisedProcess, untilListening } from '@prosa/supervisor';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findDatabase, type OwnDatabaseOptions, type StackDatabase } from './stack/database.ts';
import type { Place, StartOptions } from './stack/place.ts';
import { untilReady } from './stack/readiness.ts';
import { makeServices, type Services, type ServicesOptions } from './stack/services.ts';

export { connectProgram, type Program, signUp, type SignUpOptions } from './program/program.ts';
export { builtBundles } from './stack/services.ts';
export { uploadFile } from './program/upload-file.ts';
export { type Cursor, followEvents, type FollowOptions } from './program/follow-events.ts';

/** What to start. */
export interface StackOptions extends ServicesOptions {
  /**
   * A database to use and leave as it is. Not given: a copy of the template when `startPostgres` was called, else a
   * PostgreSQL of the stack's own, as durable as in production.
   */
  readonly databaseUrl?: string;
  /** How to make a PostgreSQL of the stack's own, which it then gets in any case. */
  readonly ownDatabase?: OwnDatabaseOptions;
}

/** What runs. */
export interface Stack extends AsyncDisposable {
  /** `http://127.0.0.1:port`, the same after a restart. */
  readonly gatewayUrls: readonly string[];
  /** At 127.0.0.1, the same after a restart. */
  readonly persistencePorts: readonly number[];
  readonly databaseUrl: string;
  /** The PostgreSQL, when it is the stack's own. */
  readonly cluster: PostgresCluster | undefined;
  /** Ends a process and waits until it is gone. It is started again like under the launcher. */
  kill(service: ServiceName, index?: number, signal?: NodeJS.Signals): Promise<void>;
  /** Ends a process cleanly. It stays away until it is started. */
  stop(service: ServiceName, index?: number): Promise<void>;
  /** Starts what was stopped, from the builds of another folder or with other settings if given. */
  start(service: ServiceName, index?: number, options?: StartOptions): void;
  /** Stops a process in its tracks (SIGSTOP): it neither answers nor closes its connections. */
  freeze(service: ServiceName, index?: number): void;
  /** Lets a frozen one go on. */
  thaw(service: ServiceName, index?: number): void;
  /** Resolves when every persistence listens and every gateway says that it and what it needs is there. */
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
  const database = await findDatabase(options.databaseUrl, options.ownDatabase);
  const files = mkdtempSync(join(tmpdir(), 'prosa-files-'));
  const services = await makeServices(options, database.url, files);
  const stack = new RunningStack(services, {
    ...database,
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

class RunningStack implements Stack {
  readonly databaseUrl: string;
  readonly gatewayUrls: readonly string[];
  readonly persistencePorts: readonly number[];
  readonly cluster: PostgresCluster | undefined;
  private readonly services: Services;
  private readonly database: StackDatabase;
  private closed: Promise<void> | undefined;

  constructor(services: Services, database: StackDatabase) {
    this.services = services;
    this.database = database;
    this.gatewayUrls = services.gatewayUrls;
    this.persistencePorts = services.persistencePorts;
    this.databaseUrl = database.url;
    this.cluster = database.cluster;
  }

  async kill(service: ServiceName, index = 0, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.find(service, index).kill(signal);
  }

  stop(service: ServiceName, index = 0): Promise<void> {
    return this.place(service, index).stop();
  }

  start(service: ServiceName, index = 0, options?: StartOptions): void {
    this.place(service, index).start(options);
  }

  freeze(service: ServiceName, index = 0): void {
    this.find(service, index).signal('SIGSTOP');
  }

  thaw(service: ServiceName, index = 0): void {
    this.find(service, index).signal('SIGCONT');
  }

  async ready(timeoutMs = 30_000): Promise<void> {
    await untilReady(this.gatewayUrls, this.services.persistencePorts, this.processes(), timeoutMs);
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

  private processes(): SupervisedProcess[] {
    const { persistence, ai, gateway } = this.services.of;
    return [...persistence, ...ai, ...gateway].map(({ process }) => process);
  }

  private find(service: ServiceName, index: number): SupervisedProcess {
    return this.place(service, index).process;
  }

  private place(service: ServiceName, index: number): Place {
    const found = this.services.of[service][index];
    if (found === undefined) throw new Error(`this stack has no ${service} number ${index}`);
    return found;
  }
}
