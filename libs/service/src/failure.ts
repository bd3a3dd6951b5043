/** How every service says that and why a call failed. */
import { durationFromMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema, ErrorInfoSchema, RequestInfoSchema, RetryInfoSchema } from '@prosa/proto/rpc';
import type { Reason } from './reasons.ts';

/** Domain of every ErrorInfo of this product. */
export const errorDomain = 'prosa';

/** After how many milliseconds to come back when the failure does not say. */
const defaultRetryAfterMs = 1_000;

/** A field of the request that breaks a rule. */
export interface FieldViolation {
  /** Path as in protobuf JSON: `text`, `request.roomId`, `items[3].emoji`. */
  readonly field: string;
  /** What is wrong, in English, for developers. */
  readonly description: string;
}

/** What else is known of a failure. */
export interface FailureOptions {
  /** Goes to the caller in ErrorInfo; keys in lowerCamelCase. */
  readonly metadata?: Record<string, string>;
  /** When to try again; UNAVAILABLE and RESOURCE_EXHAUSTED say one second if nothing is given. */
  readonly retryAfterMs?: number;
  /** Goes to the caller in BadRequest. */
  readonly violations?: readonly FieldViolation[];
  /** Stays here: for the log only. */
  readonly cause?: unknown;
}

/** The error to throw: code and message, with the reason and the rest as google.rpc details. */
export function failure(reason: Reason, code: Code, message: string, options: FailureOptions = {}): ConnectError {
  const { metadata = {}, retryAfterMs = defaultRetry(code), violations = [], cause } = options;
  const error = new ConnectError(message, code, undefined, undefined, cause);
  error.details.push({ desc: ErrorInfoSchema, value: { reason, domain: errorDomain, metadata } });
  if (violations.length > 0) {
    error.details.push({ desc: BadRequestSchema, value: { fieldViolations: [...violations] } });
  }
  if (retryAfterMs !== undefined) {
    error.details.push({ desc: RetryInfoSchema, value: { retryDelay: durationFromMs(retryAfterMs) } });
  }
  return error;
}

/** The reason of an error of this product, also of one that came over the wire; else nothing. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof ConnectError)) return undefined;
  return error.findDetails(ErrorInfoSchema).find(({ domain }) => domain === errorDomain)?.reason;
}

/** Adds the request id to an error's details, for whoever reports it; one that is there stays. */
export function addRequestId(error: ConnectError, requestId: string): void {
  if (error.findDetails(RequestInfoSchema).length > 0) return;
  error.details.push({ desc: RequestInfoSchema, value: { requestId } });
}

function defaultRetry(code: Code): number | undefined {
  return code === Code.Unavailable || code === Code.ResourceExhausted ? defaultRetryAfterMs : undefined;
}
