/** A throw-away PostgreSQL for one test run, and a fresh copy of a migrated template for each test file. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { EmbeddedOptions, OwnPostgres } from './postgres/embedded-postgres.ts';
import { connectUrl, urlForDatabase, type TestPostgres } from './postgres/test-postgres.ts';

export type { OwnPostgres };

/** Names the databases of this run, in all of its workers. */
const runName = `${process.pid}_${Date.now().toString(36)}`;
const templateName = `prosa_template_${runName}`;
const urlVariable = 'PROSA_TEST_POSTGRES_URL';
const runVariable = 'PROSA_TEST_POSTGRES_RUN';

let running: TestPostgres | undefined;

/**
 * Call once before all tests (Jest: `globalSetup`). Finds or starts a PostgreSQL and makes a template database that
 * `prepareTemplate` fills (it must close its connections). Which one is used stands in one line on standard output:
 *
 * 1. `TEST_DATABASE_URL`: that server, whose user must be allowed to make databases;
 * 2. a container, when a Docker engine answers and has or gets the image (`PROSA_TEST_POSTGRES_IMAGE`, default `postgres:17`);
 * 3. the PostgreSQL that comes along for `npm start`, as root or as a plain user.
 *
 * `PROSA_TEST_DATABASE=embedded|testcontainers` forces a choice; that it cannot be had is then an error.
 */
export async function startPostgres(prepareTemplate: (url: string) => Promise<void>): Promise<void> {
  running = await findPostgres();
  console.log(`PostgreSQL for tests: ${running.description}`);
  process.env[urlVariable] = running.url;
  process.env[runVariable] = runName;
  await asAdministrator(running.url, (client) => client.query(`create database ${templateName}`));
  await prepareTemplate(urlForDatabase(running.url, templateName));
}

/** Call once after all tests (Jest: `globalTeardown`). Removes the databases of this run and ends what was started. */
export async function stopPostgres(): Promise<void> {
  if (!running) return;
  await asAdministrator(running.url, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where datname = $1 or starts_with(datname, $2)',
      [templateName, `prosa_test_${runName}_`],
    );
    for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  });
  await running.stop();
  running = undefined;
}

/** The URL of a new database of the caller's own, a copy of the template. Works in every worker of the run. */
export async function cloneDatabase(): Promise<string> {
  const url = required(urlVariable);
  const run = required(runVariable);
  const name = `prosa_test_${run}_${randomBytes(5).toString('hex')}`;
  await asAdministrator(url, (client) => client.query(`create database ${name} template prosa_template_${run}`));
  return urlForDatabase(url, name);
}

/** Removes a database of `cloneDatabase`, whoever is still connected to it. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  if (!name.startsWith('prosa_test_')) throw new Error(`${name} is not a database of cloneDatabase`);
  await asAdministrator(required(urlVariable), (client) =>
    client.query(`drop database if exists ${name} with (force)`),
  );
}

/** Runs `work` on a connection to the server's maintenance database, outside of any transaction. */
export async function asAdministrator<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A PostgreSQL of the caller's own with embedded binaries, for measurements and for tests that stop and start it. */
export async function startOwnPostgres(options?: EmbeddedOptions): Promise<OwnPostgres> {
  const { startEmbedded } = await import('./postgres/embedded-postgres.ts');
  return startEmbedded(options);
}

async function findPostgres(): Promise<TestPostgres> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { url: given, description: connectUrl(given), stop: async () => undefined };
  const choice = process.env['PROSA_TEST_DATABASE'] ?? '';
  if (!['', 'embedded', 'testcontainers'].includes(choice)) {
    throw new Error(`PROSA_TEST_DATABASE is ${choice}; it may be embedded or testcontainers`);
  }
  if (choice !== 'embedded') {
    const { startContainer } = await import('./postgres/container-postgres.ts');
    const outcome = await startContainer(process.env['PROSA_TEST_POSTGRES_IMAGE'] ?? 'postgres:17');
    if (outcome.postgres) return outcome.postgres;
    if (choice === 'testcontainers') throw new Error(outcome.reason);
  }
  const { startEmbedded } = await import('./postgres/embedded-postgres.ts');
  return startEmbedded();
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error('startPostgres must be called first (in globalSetup of jest.config.mjs)');
  return value;
}
