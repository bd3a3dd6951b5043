import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cloneDatabase, dropDatabase } from '@prosa/testing/postgres';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { ServiceProcess } from './service-process.ts';

/** What to start behind the gateways. */
export interface TestStackOptions {
  /** Default 1. */
  readonly persistences?: number;
  /** More environment variables for persistence. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Gateways in front of the real persistence on a database of their own, all as they run in production. */
export class TestStack implements AsyncDisposable {
  readonly persistence: ServiceProcess;
  readonly databaseUrl: string;
  /** Where persistence answers; gateways know all of them unless told. */
  readonly persistenceAddresses: readonly string[];
  /** Where ai answers, when there is one. */
  readonly aiAddress: string;
  readonly #persistences: readonly ServiceProcess[];
  #ai: ServiceProcess | undefined;
  /** Where the files lie. */
  readonly #folder: string;
  readonly #gateways = new Map<string, ServiceProcess>();
  #owner: Program | undefined;

  private constructor(
    persistences: readonly [ServiceProcess, ...ServiceProcess[]],
    persistenceAddresses: readonly string[],
    databaseUrl: string,
    folder: string,
    aiAddress: string,
  ) {
    this.aiAddress = aiAddress;
    [this.persistence] = persistences;
    this.#persistences = persistences;
    this.#folder = folder;
    this.persistenceAddresses = persistenceAddresses;
    this.databaseUrl = databaseUrl;
  }

  /** A database and persistence, without any gateway yet. */
  static async start({ persistences = 1, env = {} }: TestStackOptions = {}): Promise<TestStack> {
    const databaseUrl = await cloneDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'prosa-files-'));
    const addresses: string[] = [];
    const start = async (): Promise<ServiceProcess> => {
      const address = `127.0.0.1:${await freePort()}`;
      addresses.push(address);
      const own = { PERSISTENCE_LISTEN: address, DATABASE_URL: databaseUrl, PROSA_FILES: folder };
      return ServiceProcess.start('persistence', { ...own, ...env });
    };
    const processes: [ServiceProcess, ...ServiceProcess[]] = [await start()];
    while (processes.length < persistences) processes.push(await start());
    return new TestStack(processes, addresses, databaseUrl, folder, `127.0.0.1:${await freePort()}`);
  }

  /** The ai service, started at the first call; gateways find it when they get `AI_ADDRESS`. */
  async ai(): Promise<ServiceProcess> {
    const env = { AI_LISTEN: this.aiAddress, PERSISTENCE_ADDRESSES: this.persistenceAddresses.join(',') };
    this.#ai ??= await ServiceProcess.start('ai', env);
    return this.#ai;
  }

  /** Starts one more gateway and waits until it is ready; gives its URL. */
  async gateway(env: Readonly<Record<string, string>> = {}): Promise<string> {
    const url = `http://127.0.0.1:${await freePort()}`;
    const gateway = await ServiceProcess.start('gateway', {
      PORT: new URL(url).port,
      PERSISTENCE_ADDRESSES: this.persistenceAddresses.join(','),
      PROSA_SIGN_UP: 'open',
      ...env,
    });
    this.#gateways.set(url, gateway);
    await untilReady(url);
    this.#owner ??= await signUp(url);
    return url;
  }

  /** The process behind a URL of `gateway`. */
  processOf(url: string): ServiceProcess {
    const gateway = this.#gateways.get(url);
    if (gateway === undefined) throw new Error(`no gateway at ${url}`);
    return gateway;
  }

  /** The first account of the workspace, made by the first gateway before anybody else signs up. */
  get owner(): Program {
    if (this.#owner === undefined) throw new Error('no gateway was started yet');
    return this.#owner;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.#gateways.values()].map((gateway) => gateway.kill('SIGTERM')));
    await this.#ai?.kill('SIGTERM');
    await Promise.all(this.#persistences.map((persistence) => persistence.kill()));
    await dropDatabase(this.databaseUrl);
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Asks /readyz until it says yes. Throws with its last answer after a minute. */
export async function untilReady(url: string): Promise<void> {
  let last = '';
  for (const until = performance.now() + 60_000; performance.now() < until;) {
    const response = await fetch(`${url}/readyz`);
    last = await response.text();
    if (response.ok) return;
  }
  throw new Error(`${url} is not ready: ${last}`);
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
