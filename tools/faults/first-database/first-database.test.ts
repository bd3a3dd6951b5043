import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { imageScripts } from '../members/member-commands.ts';

/** What stands for etcd: keys with the revision at which each was written, and the revisions at which some were to be removed. */
interface Etcd {
  readonly keys: Map<string, { text: string; revision: number }>;
  readonly removals: number[];
  /** So many removals are done, and their answers lost. */
  losses: number;
  /** What happens after each of the first answers. */
  readonly onceAsked: ((() => void) | undefined)[];
}

const python = '/usr/bin/python3';
const folder = '/service/prosa/';
const sysid = 7_123_456_789_012_345_678n;
let place: string;
let etcd: Etcd;
let server: Server;

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'prosa-first-database-'));
  etcd = { keys: new Map(), removals: [], losses: 0, onceAsked: [] };
  server = createServer((request, response) => {
    void answer(request).then((said) => {
      if (said === undefined) response.writeHead(503).end();
      else response.end(JSON.stringify(said));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const asked = {
    scope: 'prosa',
    name: 'database-1',
    etcd3: { hosts: [`127.0.0.1:${port}`] },
    bootstrap: { dcs: { ttl: 0.5 } },
  };
  writeFileSync(config(), JSON.stringify(asked));
  etcd.keys.set('members/database-1', { text: '{"state": "running"}', revision: 2 });
  etcd.keys.set('members/database-2', { text: '{"state": "stopped"}', revision: 3 });
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(place, { recursive: true });
});

async function answer(request: IncomingMessage): Promise<object | undefined> {
  const body = await text(request);
  if (request.url === '/v3/kv/range') {
    const kvs = [...etcd.keys].map(([name, { text: value, revision }]) => ({
      key: Buffer.from(folder + name).toString('base64'),
      mod_revision: String(revision),
      ...(value !== '' && { value: Buffer.from(value).toString('base64') }),
    }));
    etcd.onceAsked.shift()?.();
    return { kvs };
  }
  const { compare } = JSON.parse(body) as { compare: { mod_revision: string }[] };
  const revision = Number(compare[0]?.mod_revision);
  etcd.removals.push(revision);
  if (etcd.keys.get('initialize')?.revision === revision) etcd.keys.delete('initialize');
  if (etcd.losses-- > 0) return undefined;
  return { succeeded: true };
}

/** Patroni's, as far as the script reads it. */
function config(): string {
  return join(place, 'patroni.json');
}

/** A folder as PostgreSQL has it, with databases by number. */
function makeData(...databases: number[]): string {
  const data = join(place, 'data');
  for (const database of databases) mkdirSync(join(data, 'base', String(database)), { recursive: true });
  mkdirSync(join(data, 'global'));
  const control = Buffer.alloc(16);
  control.writeBigUInt64LE(sysid);
  writeFileSync(join(data, 'global/pg_control'), control);
  return data;
}

/** As when Patroni is about to start; whether it may. */
async function before(data: string): Promise<boolean> {
  const words = [join(imageScripts, 'first-database'), 'before', data, config()];
  return promisify(execFile)(python, words).then(
    () => true,
    () => false,
  );
}

// Patroni needs it; elsewhere only nx run tools:first-database tries the script.
if (spawnSync(python, ['-c', 'import yaml']).status === 0) {
  test('what was left half made is removed, and so is the key', async () => {
    etcd.keys.set('initialize', { text: '', revision: 42 });
    const data = makeData(1, 4, 5);
    expect(await before(data)).toBe(true);
    expect(existsSync(data)).toBe(false);
    expect(etcd.keys.has('initialize')).toBe(false);
  });

  test('the key stays when another member makes something by now', async () => {
    etcd.keys.set('initialize', { text: '', revision: 42 });
    etcd.keys.set('members/database-2', { text: '{"state": "initializing new cluster"}', revision: 43 });
    const data = makeData(1, 4, 5);
    expect(await before(data)).toBe(true);
    expect(existsSync(data)).toBe(false);
    expect(etcd.keys.has('initialize')).toBe(true);
  });

  test('the key stays when another member has just begun, and says so only now', async () => {
    etcd.keys.set('initialize', { text: '', revision: 42 });
    etcd.onceAsked.push(undefined, () => {
      etcd.keys.set('members/database-2', { text: '{"state": "initializing new cluster"}', revision: 43 });
    });
    expect(await before(makeData(1, 4, 5))).toBe(true);
    expect(etcd.onceAsked).toEqual([]);
    expect(etcd.removals).toEqual([]);
  });

  test('once the key is gone another member may begin, and keeps its own key when the answer was lost', async () => {
    etcd.keys.set('initialize', { text: '', revision: 42 });
    etcd.losses = 1;
    const data = makeData(1, 4, 5);
    expect(await before(data)).toBe(false);
    etcd.keys.set('initialize', { text: '', revision: 50 });
    expect(await before(data)).toBe(true);
    expect(existsSync(data)).toBe(false);
    expect(etcd.removals).toEqual([42, 42]);
    expect(etcd.keys.has('initialize')).toBe(true);
  });

  test('where another one leads, or nobody has begun, only the folder goes', async () => {
    for (const initialize of [String(sysid + 1n), undefined]) {
      etcd.keys.delete('initialize');
      if (initialize !== undefined) etcd.keys.set('initialize', { text: initialize, revision: 42 });
      const data = makeData(1, 4, 5);
      expect(await before(data)).toBe(true);
      expect(existsSync(data)).toBe(false);
      expect(etcd.removals).toEqual([]);
    }
  });

  test('nothing of one that leads is touched, nor of one that has a database, not even while etcd says that somebody begins', async () => {
    etcd.keys.set('initialize', { text: String(sysid), revision: 42 });
    const leading = makeData(1, 4, 5);
    expect(await before(leading)).toBe(true);
    expect(existsSync(join(leading, 'global/pg_control'))).toBe(true);
    rmSync(leading, { recursive: true });

    const kept = makeData(1, 4, 5, 16_384);
    etcd.keys.set('initialize', { text: '', revision: 43 });
    expect(await before(kept)).toBe(true);
    expect(existsSync(join(kept, 'global/pg_control'))).toBe(true);
    expect(etcd.removals).toEqual([]);
  });

  test('without an answer of etcd Patroni is not started on what was left half made', async () => {
    etcd.keys.set('initialize', { text: '', revision: 42 });
    const data = makeData(1, 4, 5);
    server.close();
    expect(await before(data)).toBe(false);
    expect(existsSync(join(data, 'global/pg_control'))).toBe(true);
  });
}
