import { PostgresCluster } from '@prosa/supervisor';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';
import type { TestPostgres } from './test-postgres.ts';

/** How a cluster is set up. */
export interface EmbeddedOptions {
  /** True: writes reach the disk before they are acknowledged, as in production. Default false: fast. */
  durable?: boolean;
  /** Further settings of the server, as in `['max_connections=20']`. */
  settings?: readonly string[];
}

/** A PostgreSQL of one's own, which can go away and come back. */
export interface OwnPostgres extends TestPostgres {
  /** Ends the server at once, as when its machine goes down in order; the data stay. */
  halt(): Promise<void>;
  /** Starts it again on the same port. */
  resume(): Promise<void>;
  /** A second server that follows this one by streaming replication and only reads, until `pg_promote()`. Halts this one for a moment. */
  standby(): Promise<OwnPostgres>;
}

/**
 * Starts the PostgreSQL that comes along, the same as under `npm start`, in a new folder below the temporary one, on a
 * free port of 127.0.0.1. It ends with this process, however that ends.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<OwnPostgres> {
  return startIn(newFolder(), options);
}

function newFolder(): string {
  return join(tmpdir(), `prosa-pg-${randomBytes(6).toString('hex')}`);
}

async function startIn(folder: string, options: EmbeddedOptions): Promise<OwnPostgres> {
  const port = await freePort();
  const start = async (): Promise<PostgresCluster> => {
    const cluster = new PostgresCluster({
      folder,
      port,
      password: 'password',
      durable: options.durable ?? false,
      maxConnections: 100,
      settings: Object.fromEntries((options.settings ?? []).map(splitSetting)),
    });
    await cluster.start();
    return cluster;
  };
  let cluster = await start();
  return {
    url: cluster.url(),
    description: `embedded PostgreSQL on 127.0.0.1:${port}`,
    halt: () => cluster.stop(),
    async resume() {
      cluster = await start();
    },
    async standby() {
      const copy = newFolder();
      await cluster.stop();
      await promisify(execFile)('cp', ['--archive', folder, copy]);
      cluster = await start();
      await writeFile(join(copy, 'standby.signal'), '');
      const follow = `primary_conninfo=host=127.0.0.1 port=${port} user=postgres password=password`;
      return startIn(copy, { ...options, settings: [...(options.settings ?? []), follow] });
    },
    async stop() {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function splitSetting(setting: string): [name: string, value: string] {
  const at = setting.indexOf('=');
  return [setting.slice(0, at), setting.slice(at + 1)];
}
