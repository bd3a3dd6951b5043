/** Command: brings the schema of DATABASE_URL up to date, says what it did, and ends. Exit code 78: wrong settings. */
import { SettingsError } from '@prosa/service';
import { migrateToLatest } from './database/migrate.ts';
import { databaseUrl } from './settings.ts';

try {
  const steps = await migrateToLatest(databaseUrl());
  console.log(steps.length === 0 ? 'the schema is up to date' : `migrated: ${steps.join(', ')}`);
} catch (reason) {
  if (reason instanceof SettingsError) {
    console.error(reason.lines.join('\n'));
    process.exitCode = 78;
  } else {
    console.error(reason);
    process.exitCode = 1;
  }
}
