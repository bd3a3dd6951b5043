import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema, ErrorInfoSchema, RequestInfoSchema, RetryInfoSchema } from '@prosa/proto/rpc';

/**
 * Why something did not work, as plain data: it can stand in a signal and in IndexedDB.
 *
 * `reason` is stable (`RATE_LIMITED`, `ROOM_ARCHIVED`, …); where the server gave none it is the Connect
 * code in capitals, or `NETWORK` when the server could not be reached.
 */
export interface Failure {
  readonly reason: string;
  /** The Connect code in capitals (`UNAVAILABLE`). */
  readonly code: string;
  /** The server's words, in English. */
  readonly message: string;
  /** What is wrong by field, named as in protobuf JSON (`displayName`). */
  readonly fields: Readonly<Record<string, string>>;
  /** Names the call in the server's logs. */
  readonly requestId?: string;
  /** How long to wait before the next try. */
  readonly retryAfterMs?: number;
  /** Whether the same call may work later without a change. */
  readonly temporary: boolean;
}

/** Thrown by every method of the stores that asks the server. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
  }
}

const temporaryCodes: ReadonlySet<Code> = new Set([Code.Unavailable, Code.DeadlineExceeded, Code.Aborted]);

/** Reads what an error says. Never throws; what is not a Connect error becomes one first. */
export function failureOf(error: unknown): Failure {
  if (error instanceof RequestFailed) return error.failure;
  const connectError = ConnectError.from(error);
  const info = connectError.findDetails(ErrorInfoSchema).find(({ domain }) => domain === 'prosa');
  const violations = connectError.findDetails(BadRequestSchema).flatMap((detail) => detail.fieldViolations);
  const delay = connectError.findDetails(RetryInfoSchema)[0]?.retryDelay;
  const requestId =
    connectError.findDetails(RequestInfoSchema)[0]?.requestId || connectError.metadata.get('x-request-id') || undefined;
  const network = isNetworkError(error, connectError);
  return {
    reason: info?.reason ?? (network ? 'NETWORK' : codeName(connectError.code)),
    code: codeName(connectError.code),
    message: connectError.rawMessage,
    fields: Object.fromEntries(violations.map(({ field, description }) => [field, description])),
    ...(requestId && { requestId }),
    ...(delay && { retryAfterMs: Number(delay.seconds) * 1000 + Math.ceil(delay.nanos / 1e6) }),
    temporary: network || delay !== undefined || temporaryCodes.has(connectError.code),
  };
}

/** Throws `RequestFailed` in place of whatever `call` throws. */
export async function request<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    throw new RequestFailed(failureOf(error), { cause: error });
  }
}

/** `fetch` says `TypeError` when it could not reach the server; Connect makes it code unknown or unavailable. */
function isNetworkError(error: unknown, connectError: ConnectError): boolean {
  return error instanceof TypeError || (connectError.code === Code.Unknown && connectError.cause instanceof TypeError);
}

function codeName(code: Code): string {
  return Code[code].replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
}
