import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { imageScripts } from './member-commands.ts';

const python = '/usr/bin/python3';
const names = ['database-1', 'database-2', 'database-3'];
const encoded = (words: string): string => Buffer.from(words).toString('base64');
let place: string;
/** What stands for the members of etcd, by the names of their machines. */
let servers: ReadonlyMap<string, Server>;
let leads: { etcd: string; database: string | undefined };
/** Who was asked to give the lead of etcd to whom. */
let transfers: [asked: string, target: string][];

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'prosa-part-leads-'));
  transfers = [];
  servers = new Map(names.map((name) => [name, serve(name)]));
  await Promise.all([...servers.values()].map((server) => once(server, 'listening')));
  const hosts = [...servers.values()].map((server) => `127.0.0.1:${(server.address() as AddressInfo).port}`);
  writeFileSync(join(place, 'patroni.json'), JSON.stringify({ scope: 'prosa', etcd3: { hosts } }));
});

afterEach(() => {
  for (const server of servers.values()) {
    server.closeAllConnections();
    server.close();
  }
  rmSync(place, { recursive: true });
});

function serve(name: string): Server {
  const answers: Readonly<Record<string, (body: { key?: string; targetID?: string }) => object>> = {
    '/v3/maintenance/status': () => ({ header: { member_id: `id of ${name}` }, leader: `id of ${leads.etcd}` }),
    '/v3/cluster/member/list': () => ({ members: names.map((member) => ({ ID: `id of ${member}`, name: member })) }),
    '/v3/kv/range': ({ key }) => {
      const isLeader = key === encoded('/service/prosa/leader') && leads.database !== undefined;
      return isLeader ? { kvs: [{ key, value: encoded(leads.database ?? '') }] } : {};
    },
    '/v3/maintenance/transfer-leadership': ({ targetID = '' }) => {
      transfers.push([name, targetID.replace('id of ', '')]);
      return {};
    },
  };
  return createServer((request, response) => {
    void text(request).then((body) => {
      const answer = answers[request.url ?? ''];
      if (answer) response.end(JSON.stringify(answer(JSON.parse(body) as object)));
      else response.writeHead(404).end();
    });
  }).listen(0, '127.0.0.1');
}

/** As Patroni calls it; whether it succeeds. */
async function partLeads(): Promise<boolean> {
  const words = [join(imageScripts, 'part-leads'), join(place, 'patroni.json'), 'on_role_change', 'primary', 'prosa'];
  return promisify(execFile)(python, words).then(
    () => true,
    () => false,
  );
}

// Patroni needs it; elsewhere only the members' faults try the script.
if (spawnSync(python, ['-c', 'import yaml']).status === 0) {
  test('the machine that leads both is asked to give the lead of etcd to another one', async () => {
    leads = { etcd: 'database-2', database: 'database-2' };
    expect(await partLeads()).toBe(true);
    expect(transfers).toEqual([['database-2', 'database-1']]);
  });

  test('it goes to one that answers', async () => {
    leads = { etcd: 'database-2', database: 'database-2' };
    servers.get('database-1')?.close();
    expect(await partLeads()).toBe(true);
    expect(transfers).toEqual([['database-2', 'database-3']]);
  });

  test('nothing changes where the leads are apart, or no database leads', async () => {
    for (const database of ['database-1', undefined]) {
      leads = { etcd: 'database-2', database };
      expect(await partLeads()).toBe(true);
    }
    expect(transfers).toEqual([]);
  });

  test('nothing changes, and that is said, when no etcd answers', async () => {
    for (const server of servers.values()) server.close();
    expect(await partLeads()).toBe(false);
    expect(transfers).toEqual([]);
  });
}
