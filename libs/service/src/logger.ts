/** Logs: one JSON object a line on standard output. */
import pino, { type Logger } from 'pino';
import { logLevel } from './setting-types.ts';

/**
 * A logger for the process. `level` is that of the setting PROSA_LOG_LEVEL; anything else counts as `info`, so that
 * a wrong setting can still be logged. Give each request a child with its `requestId`.
 */
export function createLogger(name: string, level?: string): Logger {
  return pino({
    name,
    level: logLevel.safeParse(level).data ?? 'info',
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: {
      paths: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', '*.cookie', '*.authorization'],
      censor: '[secret]',
    },
  });
}

export type { Logger };
