import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, PostgresCluster, serviceProcess } from '@prosa/supervisor';
import type { ServiceName, SupervisedProcess } from '@prosa/supervisor';
import type { InspectorPorts } from '../profile/profiles.ts';
import { machineBusySeconds, processCpuSeconds, treeCpuSeconds } from '../measure/process-cpu.ts';
import { pinTree } from './pinning.ts';

const READY_TIMEOUT_MS = 60_000;

interface Ports extends InspectorPorts {
  readonly gateway: number;
  readonly persistence: number;
}

/** CPU seconds used so far. */
export interface CpuSeconds {
  readonly gateway: number;
  readonly persistence: number;
  readonly postgres: number;
  /** Of all cores, by everything on the machine. */
  readonly machine: number;
}

/** The parts of which CPU time is taken apart. */
export type Part = Exclude<keyof CpuSeconds, 'machine'>;

/** What runs and where. */
export interface ServerOptions {
  /** Empty or missing folder on the disk that is measured; removed by close(). */
  readonly folder: string;
  /** Folder with the bundles. */
  readonly dist: string;
  /** Whether the services can be profiled. */
  readonly inspectable: boolean;
}

/** A whole Prosa with a fresh database, as `npm start` runs it. */
export class Servers {
  /** Where the gateway listens on loopback. */
  readonly gatewayPort: number;
  /** Of the fresh database. */
  readonly databaseUrl: string;
  /** Where the services' inspectors listen; none unless asked for. */
  readonly inspectorPorts: InspectorPorts;
  readonly #options: ServerOptions;
  readonly #cluster: PostgresCluster;
  readonly #persistence: SupervisedProcess;
  readonly #gateway: SupervisedProcess;

  private constructor(options: ServerOptions, cluster: PostgresCluster, ports: Ports, inspectorPorts: InspectorPorts) {
    this.#options = options;
    this.#cluster = cluster;
    this.gatewayPort = ports.gateway;
    this.databaseUrl = cluster.url('prosa');
    this.inspectorPorts = inspectorPorts;
    this.#persistence = this.#service('persistence', {
      PERSISTENCE_LISTEN: `127.0.0.1:${ports.persistence}`,
      DATABASE_URL: this.databaseUrl,
      PROSA_FILES: join(options.folder, 'files'),
    });
    this.#gateway = this.#service('gateway', {
      HOST: '127.0.0.1',
      PORT: String(ports.gateway),
      PERSISTENCE_ADDRESSES: `127.0.0.1:${ports.persistence}`,
      PROSA_SIGN_UP: 'open',
      PROSA_SEND_RATE: '0',
    });
  }

  /** Starts PostgreSQL, persistence and gateway. Throws, with what the services said, when they are not ready in a minute. */
  static async start(options: ServerOptions): Promise<Servers> {
    rmSync(options.folder, { recursive: true, force: true });
    mkdirSync(options.folder, { recursive: true });
    const cluster = new PostgresCluster({
      folder: join(options.folder, 'database'),
      port: await freePort(),
      password: 'benchmark',
      durable: true,
    });
    await cluster.start();
    await cluster.createDatabase('prosa');
    const ports = async (): Promise<Ports> => ({ gateway: await freePort(), persistence: await freePort() });
    const servers = new Servers(options, cluster, await ports(), options.inspectable ? await ports() : {});
    try {
      servers.#persistence.start();
      servers.#gateway.start();
      await servers.#ready();
    } catch (error) {
      await servers.close();
      throw error;
    }
    return servers;
  }

  /** Binds all of them to one core. */
  pin(core: number): void {
    for (const { pid } of [this.#cluster, this.#persistence, this.#gateway]) if (pid !== undefined) pinTree(pid, core);
  }

  /** CPU time used so far. Throws when one of them is not running. */
  cpuSeconds(): CpuSeconds {
    return {
      gateway: processCpuSeconds(running(this.#gateway)),
      persistence: processCpuSeconds(running(this.#persistence)),
      postgres: treeCpuSeconds(this.#postmaster()),
      machine: machineBusySeconds(),
    };
  }

  /** The newest lines of both services, for people who look for the reason of a failure. */
  get lastLines(): string[] {
    return [this.#persistence, this.#gateway].flatMap(({ name, lastLines }) =>
      lastLines.slice(-10).map((line) => `${name}: ${line}`),
    );
  }

  /** Ends everything and removes the database. */
  async close(): Promise<void> {
    await this.#gateway.stop();
    await this.#persistence.stop();
    await this.#cluster.stop();
    rmSync(this.#options.folder, { recursive: true, force: true });
  }

  #service(service: ServiceName, settings: Record<string, string>): SupervisedProcess {
    const port = this.inspectorPorts[service];
    const nodeFlags = port === undefined ? [] : [`--inspect=127.0.0.1:${port}`];
    return serviceProcess({ service, dist: this.#options.dist, settings, nodeFlags });
  }

  async #ready(): Promise<void> {
    for (const deadline = performance.now() + READY_TIMEOUT_MS; ; await delay(100)) {
      const answer = await fetch(`http://127.0.0.1:${this.gatewayPort}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (performance.now() > deadline) throw new Error(['the gateway is not ready', ...this.lastLines].join('\n'));
    }
  }

  /** PostgreSQL's first process stands in its data folder: the cluster's own pid is that of a shell around it. */
  #postmaster(): number {
    const lock = readFileSync(join(this.#options.folder, 'database', 'postmaster.pid'), 'utf8');
    return Number.parseInt(lock, 10);
  }
}

function running({ name, pid }: SupervisedProcess): number {
  if (pid === undefined) throw new Error(`${name} is not running`);
  return pid;
}
