import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, serviceProcess } from '@prosa/supervisor';
import type { ServiceName, SupervisedProcess } from '@prosa/supervisor';
import type { DriverName } from '../drivers/drivers.ts';
import { machineBusySeconds, processCpuSeconds } from '../measure/process-cpu.ts';
import type { CpuSeconds } from '../measure/process-cpu.ts';
import { treeMemoryBytes } from '../measure/process-memory.ts';
import type { InspectorPorts } from '../profile/profiles.ts';
import { Database } from './database.ts';
import { pinTree } from './pinning.ts';
import { lastLinesOf, running, untilReady } from './processes.ts';
import type { FilledRoom, Person, Product, ProductOptions } from './product.ts';
import { makePeople, makeRooms } from './prosa-people.ts';

/** How Prosa is run and spoken to. */
export interface ProsaOptions extends ProductOptions {
  /** Folder with the bundles. */
  readonly dist: string;
  /** HTTP/1.1 in the clear unless told. */
  readonly driver?: Extract<DriverName, `prosa${string}`>;
  readonly gateways?: number;
  readonly persistences?: number;
  /** Whether the services can be profiled; with one of each only. */
  readonly inspectable?: boolean;
  /** Whether the folder is used as an earlier one left it. */
  readonly used?: boolean;
  /** Whether the folder stays at the end. */
  readonly keep?: boolean;
  /** More settings of the services. */
  readonly settings?: Readonly<Record<string, string>>;
}

interface Service {
  readonly kind: 'gateway' | 'persistence';
  readonly process: SupervisedProcess;
}

/** A whole Prosa with a fresh database, as `npm start` runs it. */
export class Prosa implements Product {
  readonly driver: DriverName;
  readonly ports: readonly number[];
  readonly databaseUrl: string;
  readonly sendsAlone = true;
  /** Where the services' inspectors listen; none unless asked for. */
  readonly inspectorPorts: InspectorPorts;
  readonly #folder: string;
  readonly #keep: boolean;
  readonly #database: Database;
  readonly #services: readonly Service[];
  readonly #httpPort: number;

  private constructor(options: ProsaOptions, database: Database, ports: Ports) {
    const { folder, dist, driver = 'prosa', keep = false, settings = {} } = options;
    this.driver = driver;
    this.#folder = folder;
    this.#keep = keep;
    this.#database = database;
    this.databaseUrl = database.url('prosa');
    this.inspectorPorts = ports.inspectors;
    this.ports = driver === 'prosa' ? ports.gateways : ports.https;
    this.#httpPort = ports.gateways[0]!;
    const service = (kind: Service['kind'], index: number, own: Record<string, string>): Service => ({
      kind,
      process: serviceProcess({
        service: kind,
        name: `${kind} ${index + 1}`,
        dist,
        settings: { ...own, ...settings },
        nodeFlags: inspectFlags(ports.inspectors, kind),
      }),
    });
    const persistenceAddresses = ports.persistences.map((port) => `127.0.0.1:${port}`);
    this.#services = [
      ...persistenceAddresses.map((address, index) =>
        service('persistence', index, {
          PERSISTENCE_LISTEN: address,
          DATABASE_URL: this.databaseUrl,
          PROSA_FILES: join(folder, 'files'),
        }),
      ),
      ...ports.gateways.map((port, index) =>
        service('gateway', index, {
          HOST: '127.0.0.1',
          PORT: String(port),
          PERSISTENCE_ADDRESSES: persistenceAddresses.join(','),
          PROSA_SIGN_UP: 'open',
          PROSA_SEND_RATE: '0',
          ...(driver === 'prosa' ? {} : httpsSettings(folder, ports.https[index]!)),
        }),
      ),
    ];
  }

  /** Starts PostgreSQL, persistence and gateway. Throws, with what the services said, when they are not ready in a minute. */
  static async start(options: ProsaOptions): Promise<Prosa> {
    const { folder, driver, gateways = 1, persistences = 1, inspectable = false, used = false } = options;
    if (!used) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    if (driver !== undefined && driver !== 'prosa') makeCertificate(folder);
    const database = await Database.start(folder, 'prosa');
    const prosa = new Prosa(options, database, {
      gateways: await freePorts(gateways),
      https: await freePorts(gateways),
      persistences: await freePorts(persistences),
      inspectors: inspectable ? { gateway: await freePort(), persistence: await freePort() } : {},
    });
    try {
      for (const { process } of prosa.#services) process.start();
      await untilReady(() => prosa.#ready(), prosa.#processes);
    } catch (error) {
      await prosa.close();
      throw error;
    }
    return prosa;
  }

  get lastLines(): readonly string[] {
    return lastLinesOf(this.#processes);
  }

  makePeople(count: number): Promise<Person[]> {
    return makePeople(this.#httpPort, this.databaseUrl, count);
  }

  makeRooms(groups: readonly (readonly Person[])[]): Promise<FilledRoom[]> {
    return makeRooms(this.#httpPort, groups);
  }

  pin(core: number): void {
    this.#database.pin(core);
    for (const process of this.#processes) pinTree(running(process), core);
  }

  cpuSeconds(): CpuSeconds {
    const of = (kind: ServiceName): number =>
      this.#services
        .filter((service) => service.kind === kind)
        .reduce((sum, { process }) => sum + processCpuSeconds(running(process)), 0);
    return {
      parts: { gateway: of('gateway'), persistence: of('persistence'), PostgreSQL: this.#database.cpuSeconds() },
      machine: machineBusySeconds(),
    };
  }

  memoryBytes(): number {
    return this.#processes.reduce((sum, process) => sum + treeMemoryBytes(running(process)), 0);
  }

  /** Process ids by the name of the part. */
  get pids(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#processes.map((process) => [process.name, running(process)]));
  }

  /** Ends the first gateway at once, as kill -9 does; it comes back by itself. */
  async killGateway(): Promise<void> {
    await this.#services.find(({ kind }) => kind === 'gateway')?.process.kill();
  }

  async close(): Promise<void> {
    for (const { process } of this.#services.toReversed()) await process.stop();
    await this.#database.stop();
    if (!this.#keep) rmSync(this.#folder, { recursive: true, force: true });
  }

  get #processes(): SupervisedProcess[] {
    return this.#services.map(({ process }) => process);
  }

  async #ready(): Promise<boolean> {
    const answer = await fetch(`http://127.0.0.1:${this.#httpPort}/readyz`).catch(() => undefined);
    return answer?.ok === true;
  }
}

interface Ports {
  readonly gateways: readonly number[];
  readonly https: readonly number[];
  readonly persistences: readonly number[];
  readonly inspectors: InspectorPorts;
}

async function freePorts(count: number): Promise<number[]> {
  return Promise.all(Array.from({ length: count }, () => freePort()));
}

function inspectFlags(ports: InspectorPorts, kind: string): string[] {
  return ports[kind] === undefined ? [] : [`--inspect=127.0.0.1:${ports[kind]}`];
}

/** A certificate for loopback that nobody checks. Throws without openssl. */
function makeCertificate(folder: string): void {
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj'].concat([
      '/CN=localhost',
      '-keyout',
      join(folder, 'key.pem'),
      '-out',
      join(folder, 'certificate.pem'),
    ]),
    { stdio: 'ignore' },
  );
}

function httpsSettings(folder: string, port: number): Record<string, string> {
  return {
    HTTPS_PORT: String(port),
    HTTPS_CERT: join(folder, 'certificate.pem'),
    HTTPS_KEY: join(folder, 'key.pem'),
  };
}
