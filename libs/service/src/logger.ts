/** Logs: one JSON object a line on standard output. */
import { destination, pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';
import { logLevel } from './setting-types.ts';

/**
 * A logger for the process. `level` is that of the setting PROSA_LOG_LEVEL; anything else counts as `info`, so that
 * a wrong setting can still be logged. Without `to` the lines go to standard output. Give each request a child with
 * its `requestId`.
 */
export function createLogger(name: string, level?: string, to: DestinationStream = standardOutput()): Logger {
  const options = {
    name,
    level: logLevel.safeParse(level).data ?? 'info',
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: {
      paths: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token', '*.cookie', '*.authorization'],
      censor: '[secret]',
    },
  };
  return pino(options, to);
}

/** Written at once: a service logs little, and the last line before the end of a process is the one that matters. */
function standardOutput(): DestinationStream {
  return destination({ dest: 1, sync: true });
}

export type { Logger };
