import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, PostgresCluster } from '@prosa/supervisor';
import { Client } from 'pg';
import { treeCpuSeconds } from '../measure/process-cpu.ts';
import { pinTree } from './pinning.ts';

/** Of the user postgres in every database of the benchmark. */
export const databasePassword = 'benchmark';

/** A fresh PostgreSQL for one product: the same version and settings for all, as durable as in production. */
export class Database {
  /** TCP port on loopback. */
  readonly port: number;
  readonly #cluster: PostgresCluster;
  readonly #folder: string;

  private constructor(cluster: PostgresCluster, folder: string, port: number) {
    this.#cluster = cluster;
    this.#folder = folder;
    this.port = port;
  }

  /** Makes and starts one in `<folder>/database`, with an empty database `name` in it. */
  static async start(folder: string, name: string, settings: Readonly<Record<string, string>> = {}): Promise<Database> {
    const port = await freePort();
    const place = join(folder, 'database');
    const cluster = new PostgresCluster({ folder: place, port, password: databasePassword, durable: true, settings });
    await cluster.start();
    await cluster.createDatabase(name);
    return new Database(cluster, place, port);
  }

  /** URL of a database in it. */
  url(name: string): string {
    return this.#cluster.url(name);
  }

  /** Runs one or more statements. */
  async query(name: string, text: string, values?: unknown[]): Promise<void> {
    const client = new Client({ connectionString: this.url(name) });
    await client.connect();
    try {
      await client.query(text, values);
    } finally {
      await client.end();
    }
  }

  /** CPU time of all its processes. */
  cpuSeconds(): number {
    return treeCpuSeconds(this.postmaster());
  }

  /** Binds it to one core. */
  pin(core: number): void {
    if (this.#cluster.pid !== undefined) pinTree(this.#cluster.pid, core);
  }

  /** Ends it. */
  async stop(): Promise<void> {
    await this.#cluster.stop();
  }

  /** PostgreSQL's first process stands in its data folder: the cluster's own pid is that of a shell around it. */
  postmaster(): number {
    return Number.parseInt(readFileSync(join(this.#folder, 'postmaster.pid'), 'utf8'), 10);
  }
}
