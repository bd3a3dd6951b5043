import { createLogger, readSettings } from '@prosa/service';
import { cloneDatabase, dropDatabase } from '@prosa/testing/postgres';
import { startGateway } from '../gateway.ts';
import type { Gateway } from '../gateway.ts';
import { gatewaySettings } from '../settings.ts';
import { signUp } from '@prosa/testing/stack';
import type { Program } from '@prosa/testing/stack';
import { PersistenceProcess } from './persistence-process.ts';

/** Gateways of this process in front of the real persistence on a database of their own. */
export class TestStack implements AsyncDisposable {
  readonly persistence: PersistenceProcess;
  readonly databaseUrl: string;
  readonly #gateways: Gateway[] = [];
  #owner: Program | undefined;

  private constructor(persistence: PersistenceProcess, databaseUrl: string) {
    this.persistence = persistence;
    this.databaseUrl = databaseUrl;
  }

  /** A database and persistence, without any gateway yet. */
  static async start(): Promise<TestStack> {
    const databaseUrl = await cloneDatabase();
    return new TestStack(await PersistenceProcess.start(databaseUrl), databaseUrl);
  }

  /** Starts one more gateway and waits until it is ready; gives its URL. */
  async gateway(env: Readonly<Record<string, string>> = {}): Promise<string> {
    const settings = readSettings(gatewaySettings, {
      PORT: '0',
      PERSISTENCE_ADDRESSES: this.persistence.address,
      PROSA_SIGN_UP: 'open',
      ...env,
    });
    const gateway = await startGateway(settings, createLogger('gateway', process.env['TEST_LOG_LEVEL'] ?? 'silent'));
    this.#gateways.push(gateway);
    const url = `http://127.0.0.1:${gateway.port}`;
    await untilReady(url);
    this.#owner ??= await signUp(url);
    return url;
  }

  /** The first account of the workspace, made by the first gateway before anybody else signs up. */
  get owner(): Program {
    if (this.#owner === undefined) throw new Error('no gateway was started yet');
    return this.#owner;
  }

  /** Closes the gateway at this URL as SIGTERM does. */
  async closeGateway(url: string): Promise<void> {
    const index = this.#gateways.findIndex((gateway) => url.endsWith(`:${gateway.port}`));
    await this.#gateways.splice(index, 1)[0]?.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#gateways.map((gateway) => gateway.close()));
    await this.persistence.kill();
    await dropDatabase(this.databaseUrl);
  }
}

/** Asks /readyz until it says yes. Throws with its last answer after ten seconds. */
export async function untilReady(url: string): Promise<void> {
  let last = '';
  for (const until = performance.now() + 10_000; performance.now() < until;) {
    const response = await fetch(`${url}/readyz`);
    last = await response.text();
    if (response.ok) return;
  }
  throw new Error(`${url} is not ready: ${last}`);
}
