import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '@prosa/testing/postgres';

const migrate = resolve(import.meta.dirname, '../../persistence/src/migrate.ts');

/** One PostgreSQL for all test files; each clones its database from a template that persistence has migrated. */
export default function setup(): Promise<void> {
  return startPostgres(async (url) => {
    await promisify(execFile)(process.execPath, [migrate], {
      env: { ...process.env, NODE_OPTIONS: '', DATABASE_URL: url },
    });
  });
}
