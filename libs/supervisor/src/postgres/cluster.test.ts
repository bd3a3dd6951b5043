import { afterAll, expect, test } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../free-port.ts';
import { isRunning } from '../process-table.ts';
import { PostgresCluster } from './cluster.ts';

const parent = mkdtempSync(join(tmpdir(), 'prosa-cluster-'));
chmodSync(parent, 0o755); // as below a home folder that others may enter
const clusters: PostgresCluster[] = [];

afterAll(async () => {
  await Promise.all(clusters.map((cluster) => cluster.stop()));
  rmSync(parent, { recursive: true, force: true });
});

async function cluster(folder: string): Promise<PostgresCluster> {
  const made = new PostgresCluster({ folder, port: await freePort(), password: 'p@ss/word', durable: false });
  clusters.push(made);
  return made;
}

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const postmaster = (folder: string): number =>
  Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);

test('data outlives a stop, a killed server comes back, an orphan is replaced', async () => {
  const folder = join(parent, 'data');
  const first = await cluster(folder);
  await first.start();
  await first.createDatabase('prosa');
  await first.createDatabase('prosa');
  await query(first.url('prosa'), 'create table note (text text)');
  await query(first.url('prosa'), `insert into note values ('ÁÉ')`);
  expect(await query(first.url('prosa'), 'select lower(text) as text from note')).toEqual([{ text: 'áé' }]);
  await first.stop();
  expect(existsSync(join(folder, 'postmaster.pid'))).toBe(false);

  const second = await cluster(folder);
  await second.start();
  expect(await query(second.url('prosa'), 'select text from note')).toHaveLength(1);

  const third = await cluster(folder); // the second one plays the orphan of a launcher that is gone
  const orphan = postmaster(folder);
  const ended = new Promise((done) => second.once('exit', done));
  await third.start();
  await ended;
  expect(isRunning(orphan)).toBe(false);
  await second.stop();

  process.kill(postmaster(folder), 'SIGKILL');
  await new Promise((done) => third.once('exit', done));
  await expect(answers(third.url('prosa'))).resolves.toHaveLength(1);
}, 60_000);

/** Jest's time limit ends a wait in vain. */
async function answers(url: string): Promise<unknown[]> {
  for (;;) {
    try {
      return await query(url, 'select text from note');
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

test('a lock file of a number that another program has now is no hindrance', async () => {
  const folder = join(parent, 'stale');
  const first = await cluster(folder);
  await first.start();
  await first.stop();
  writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n`);
  const second = await cluster(folder);
  await second.start();
  expect(await query(second.url(), 'select 1 as one')).toEqual([{ one: 1 }]);
}, 60_000);

test('data of another major version is refused in one line', async () => {
  const folder = join(parent, 'old');
  mkdirSync(folder);
  writeFileSync(join(folder, 'PG_VERSION'), '16\n');
  const old = await cluster(folder);
  await expect(old.start()).rejects.toThrow(/is of PostgreSQL 16, this Prosa brings \d+/);
});

test('a folder that the plain user cannot enter is no hindrance to root', async () => {
  const closed = join(parent, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const inside = await cluster(join(closed, 'data'));
  await inside.start();
  expect(await query(inside.url(), 'select current_user as name')).toEqual([{ name: 'postgres' }]);
}, 60_000);
