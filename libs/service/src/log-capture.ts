/** For tests: a logger whose lines can be read back. */
import { createLogger, type Logger } from './logger.ts';

/** A line of the log. */
export type LogLine = Record<string, unknown>;

/** A logger at `level` and the lines that it has written. */
export function captureLog(level = 'debug'): { logger: Logger; lines: LogLine[] } {
  const lines: LogLine[] = [];
  const logger = createLogger('test', level, { write: (line) => lines.push(JSON.parse(line) as LogLine) });
  return { logger, lines };
}
