import { wholeNumber } from '@prosa/service/setting-types';
import { readSettings, SettingsError } from '@prosa/service/settings';
import { resolve } from 'node:path';
import { type output, z } from 'zod';
import { LaunchError } from './launch-error.ts';

/** The folder of the repository, seen from here and from the bundle in dist/tools alike. */
export const root = resolve(import.meta.dirname, '../..');

/** Settings of the launcher itself; all others go through to the services as they are. See docs/settings.md. */
const schema = z.object({
  PORT: wholeNumber(1, 65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  PROSA_DATA: z.string().default('.prosa'),
  PROSA_SIGN_UP: z.enum(['open', 'invite', 'closed'], { error: 'must be open, invite or closed' }).default('open'),
});

/** What the launcher works with. */
export interface LauncherSettings {
  readonly port: number;
  /** Address to listen on. */
  readonly host: string;
  /** An existing PostgreSQL; undefined: our own. */
  readonly databaseUrl: string | undefined;
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly signUp: string;
}

/** Reads them. Throws LaunchError (exit code 78) with one line a mistake. */
export function launcherSettings(env: NodeJS.ProcessEnv): LauncherSettings {
  const given = read(env);
  return {
    port: given.PORT,
    host: given.HOST,
    databaseUrl: given.DATABASE_URL,
    data: resolve(root, given.PROSA_DATA),
    signUp: given.PROSA_SIGN_UP,
  };
}

function read(env: NodeJS.ProcessEnv): output<typeof schema> {
  try {
    return readSettings(schema, env);
  } catch (error) {
    throw error instanceof SettingsError ? new LaunchError(error.message, { exitCode: 78 }) : error;
  }
}

/** What a browser on this machine opens. */
export function addressOf({ host, port }: Pick<LauncherSettings, 'host' | 'port'>): string {
  const here = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host);
  return `http://${here ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The gateway's address for a program on this machine, whatever it listens on. */
export function reachableOf({ host, port }: Pick<LauncherSettings, 'host' | 'port'>): string {
  const named = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${named.includes(':') ? `[${named}]` : named}:${port}`;
}
