import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { LaunchError } from './launch-error.ts';

/** The folder of the repository. */
export const root = resolve(import.meta.dirname, '../..');

/** Settings of the launcher itself; all others go through to the services as they are. See docs/settings.md. */
const schema = z.object({
  PORT: z.coerce.number().int().min(1).max(65_535).default(8080),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must begin with postgres://').optional(),
  PROSA_DATA: z.string().min(1).default('.prosa'),
  PROSA_SIGN_UP: z.enum(['open', 'invite', 'closed']).default('open'),
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
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { success, data, error } = schema.safeParse(given);
  if (!success) {
    const lines = error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new LaunchError(lines.join('\n'), { exitCode: 78 });
  }
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    data: isAbsolute(data.PROSA_DATA) ? data.PROSA_DATA : join(root, data.PROSA_DATA),
    signUp: data.PROSA_SIGN_UP,
  };
}

/** What a browser on this machine opens. */
export function addressOf({ host, port }: Pick<LauncherSettings, 'host' | 'port'>): string {
  const here = ['127.0.0.1', '::1', '0.0.0.0', '::', 'localhost'].includes(host);
  return `http://${here ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
}
