import { startPostgres } from '@prosa/testing/postgres';
import { migrateToLatest } from './database/migrate.ts';

/** One PostgreSQL for all test files; each clones its database from a migrated template. */
export default function setup(): Promise<void> {
  return startPostgres(async (url) => {
    await migrateToLatest(url);
  });
}
