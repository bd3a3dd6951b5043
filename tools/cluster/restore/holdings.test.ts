import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseMember } from '../database/database-site.ts';
import { type NodeShell, shellBy } from '../drive/node-shell.ts';
import { holdings } from './holdings.ts';

let disk = '';
beforeEach(() => {
  disk = mkdtempSync(join(tmpdir(), 'prosa-holdings-'));
});
afterEach(() => {
  rmSync(disk, { recursive: true });
});

function member(data: string, shell: NodeShell = shellBy([])): DatabaseMember {
  const never = (): Promise<void> => Promise.reject(new Error('nothing is started or stopped'));
  return {
    ...{ name: 'database-1', shell, data, sockets: disk, port: 5432, patroniConfig: '' },
    ...{ patroni: { url: '' }, etcd: { url: '' }, startPatroni: never, stopPatroni: never },
  };
}

test('a disk without data is empty, also when a restore was interrupted there', async () => {
  const data = join(disk, '17');
  expect(await holdings([member(data)])).toEqual(new Map([['database-1', undefined]]));
  mkdirSync(data);
  writeFileSync(join(data, 'PG_VERSION'), '17\n'); // pgBackRest writes global/pg_control last
  expect(await holdings([member(data)])).toEqual(new Map([['database-1', undefined]]));
});

test('a disk that is not there is not taken for an empty one', async () => {
  await expect(holdings([member(join(disk, 'not-mounted/17'))])).rejects.toThrow(
    'database-1: its disk for data is not there',
  );
});

test('data that cannot be read are not taken for none', async () => {
  const data = join(disk, '17');
  mkdirSync(join(data, 'global'), { recursive: true });
  writeFileSync(join(data, 'global/pg_control'), 'torn');
  await expect(holdings([member(data)])).rejects.toThrow(/^nobody knows what these members have.*\ndatabase-1: /);
});

test('who cannot be asked is named, with the reason', async () => {
  const off: NodeShell = { run: async () => ({ code: 255, stdout: '', stderr: 'ssh: no route to host' }) };
  await expect(holdings([member(join(disk, '17')), member(disk, off)])).rejects.toThrow(
    /whether one of them leads; start their machines first:\ndatabase-1: ssh: no route to host$/,
  );
});
