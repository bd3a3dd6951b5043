import { Code, ConnectError, type Interceptor } from '@connectrpc/connect';
import { failure } from '@prosa/service';

/** Read-only: not the primary, or not any more. */
const readOnlyCode = '25006';

const awayCodes = new Set([
  readOnlyCode,
  '57014', // the statement took too long
  '57P01', // being shut down
  '57P02',
  '57P03', // starting up
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
]);

/** SQLSTATE classes: the connection; no disk, memory or connections left; the system's own errors (of a disk, say). */
const awayClasses = new Set(['08', '53', '58']);

/** pg makes these itself, without a code. */
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error|Client was closed|This socket has been ended|timeout expired)/;

/** The SQLSTATE of PostgreSQL's error, or Node's code of a socket's. */
export function errorCode(reason: unknown): string | undefined {
  return property(reason, 'code');
}

/** By shape and not by class: errors of sockets may come from another realm. */
function property(reason: unknown, name: 'code' | 'message' | 'constraint'): string | undefined {
  const value = (reason as Partial<Record<typeof name, unknown>> | null | undefined)?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** Whether the database could not be reached, was lost, or is not able to answer now. What was asked may have happened. */
export function isDatabaseAway(reason: unknown): boolean {
  const code = errorCode(reason);
  if (code !== undefined) return awayCodes.has(code) || awayClasses.has(code.slice(0, 2));
  return awayMessages.test(property(reason, 'message') ?? '');
}

/** Whether the database is there and lacks something that somebody has to give it: disk, memory, connections. */
export function isDatabaseShort(reason: unknown): boolean {
  const code = errorCode(reason)?.slice(0, 2);
  return code === '53' || code === '58';
}

/** Whether the same transaction, run again, is expected to pass: deadlock, serialization failure. */
export function isWorthAnotherTry(reason: unknown): boolean {
  const code = errorCode(reason);
  return code === '40P01' || code === '40001';
}

/** Whether a unique constraint or index of this name refused a row. */
export function isUniqueViolation(reason: unknown, constraint?: string): boolean {
  if (errorCode(reason) !== '23505') return false;
  return constraint === undefined || property(reason, 'constraint') === constraint;
}

/** The lead of a database is handed over in a second or two. */
const retryAfterMs = 500;

/** What callers get while the database is away. */
export function databaseUnavailable(cause: unknown): ConnectError {
  return failure('DATABASE_UNAVAILABLE', Code.Unavailable, 'the database is away; try again', { retryAfterMs, cause });
}

/** What callers get who want to write while no server takes writes. It is certain that nothing was written. */
export function databaseReadOnly(cause?: unknown): ConnectError {
  const message = 'messages can be read, but nothing can be written until a database leads again';
  return failure('READ_ONLY', Code.Unavailable, message, { retryAfterMs, cause });
}

/** The one of the two that fits an error for which `isDatabaseAway` holds. */
export function databaseFailure(reason: unknown): ConnectError {
  return errorCode(reason) === readOnlyCode ? databaseReadOnly(reason) : databaseUnavailable(reason);
}

/** Answers UNAVAILABLE (DATABASE_UNAVAILABLE or READ_ONLY, with RetryInfo) for whatever fails because the database is away. */
export function databaseFailures(): Interceptor {
  const translate = (reason: unknown): unknown =>
    !(reason instanceof ConnectError) && isDatabaseAway(reason) ? databaseFailure(reason) : reason;
  return (next) => async (request) => {
    try {
      const response = await next(request);
      return response.stream ? { ...response, message: translated(response.message, translate) } : response;
    } catch (reason) {
      throw translate(reason);
    }
  };
}

async function* translated<T>(messages: AsyncIterable<T>, translate: (reason: unknown) => unknown): AsyncIterable<T> {
  try {
    yield* messages;
  } catch (reason) {
    throw translate(reason);
  }
}
