import { cloneDatabase, dropDatabase } from '@prosa/testing/postgres';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { migrations } from '../migrations/index.ts';
import { migrateToLatest } from './migrate.ts';

/** A database with nothing in it. */
async function emptyDatabase(): Promise<string> {
  const url = await cloneDatabase();
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('drop schema public cascade; create schema public');
  await client.end();
  return url;
}

test('several processes migrate at once: each step runs once', async () => {
  const url = await emptyDatabase();
  const ran = await Promise.all([1, 2, 3, 4, 5].map(() => migrateToLatest(url)));
  expect(ran.filter((steps) => steps.length > 0)).toEqual([Object.keys(migrations)]);
  expect(await migrateToLatest(url)).toEqual([]);
  await dropDatabase(url);
});

test('the names of the steps are in the order in which they run', () => {
  expect(Object.keys(migrations)).toEqual(Object.keys(migrations).sort());
});

test('the command says what it did, and what is wrong with the settings', async () => {
  const url = await emptyDatabase();
  const run = (databaseUrl: string) =>
    promisify(execFile)(process.execPath, [new URL('../migrate.ts', import.meta.url).pathname], {
      env: { PATH: process.env['PATH'], DATABASE_URL: databaseUrl },
    });
  expect((await run(url)).stdout).toContain('migrated: 2026-11-21-1');
  expect((await run(url)).stdout).toBe('the schema is up to date\n');
  await expect(run('')).rejects.toMatchObject({ code: 78, stderr: expect.stringContaining('DATABASE_URL') as unknown });
  await dropDatabase(url);
});
