/** A line of a service's log (pino JSON) as people read it. */
export interface LogLine {
  /** 30 info, 40 warning, 50 error, 60 fatal. */
  readonly level: number;
  readonly text: string;
}

/** pino's levels by name. */
const levels: Readonly<Record<string, number>> = { trace: 10, debug: 20, info: 30, warn: 40, error: 50, fatal: 60 };

/** What Node writes around the message of an error that nobody caught. */
const traceLine = /^\s|^$|^file:\/\/|^Node\.js v/;

/** Understands pino's JSON lines; any other line counts as an error when it stands on stderr and is no stack frame. */
export function parseLogLine(line: string, stream: 'stdout' | 'stderr' = 'stdout'): LogLine {
  const fields = parseObject(line);
  const level = typeof fields?.['level'] === 'string' ? levels[fields['level']] : fields?.['level'];
  if (fields === undefined || typeof level !== 'number') {
    return { level: stream === 'stderr' && !traceLine.test(line) ? 50 : 30, text: line };
  }
  const { err, error } = fields;
  const cause = [err, error].map(messageOf).find((message) => message !== undefined);
  const message = typeof fields['msg'] === 'string' ? fields['msg'] : '';
  const text = cause === undefined || message.includes(cause) ? message : `${message}: ${cause}`;
  return { level, text: text.replace(/^: /, '') };
}

/** Of the newest lines of a process, the one that best says why it ended. */
export function lastErrorLine(lines: readonly string[]): string | undefined {
  const parsed = lines.filter((line) => line.trim() !== '').map((line) => parseLogLine(line));
  return (parsed.findLast((line) => line.level >= 50) ?? parsed.findLast(saysError) ?? parsed.at(-1))?.text;
}

function saysError(line: LogLine): boolean {
  return /\b(error|fatal|panic)\b/i.test(line.text);
}

function parseObject(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

function messageOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  const message = typeof value === 'object' && value !== null && 'message' in value ? value.message : undefined;
  return typeof message === 'string' ? message : undefined;
}
