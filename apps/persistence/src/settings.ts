import { address, logLevel, readSettings, wholeNumber } from '@prosa/service';
import { z } from 'zod';

const schema = z.object({
  PERSISTENCE_LISTEN: address.default('127.0.0.1:7301'),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => /^postgres(ql)?:\/\//.test(url) && URL.canParse(url),
      'must be postgres://user:password@host:port/name',
    ),
  DATABASE_POOL_SIZE: wholeNumber(2, 200).default(10),
  PROSA_LOG_LEVEL: logLevel.default('info'),
});

/** The settings of the persistence service; docs/settings.md describes them. */
export interface Settings {
  /** Where gRPC is served, `host:port`; port 0: any free one. */
  listen: string;
  /** PostgreSQL 15 to 18. */
  databaseUrl: string;
  /** Connections beside the two that append and listen. */
  poolSize: number;
}

/** Reads the settings from the environment. Throws SettingsError with one line a mistake. */
export function persistenceSettings(env?: NodeJS.ProcessEnv): Settings {
  const read = readSettings(schema, env);
  return { listen: read.PERSISTENCE_LISTEN, databaseUrl: read.DATABASE_URL, poolSize: read.DATABASE_POOL_SIZE };
}

const urlSchema = schema.pick({ DATABASE_URL: true });

/** Only where the database is, for the command that migrates. Throws SettingsError. */
export function databaseUrl(env?: NodeJS.ProcessEnv): string {
  return readSettings(urlSchema, env).DATABASE_URL;
}
