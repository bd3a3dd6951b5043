import { fromBinary } from '@bufbuild/protobuf';
import type { DescMessage } from '@bufbuild/protobuf';
import { durationMs } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { BadRequestSchema, ErrorInfoSchema, RequestInfoSchema, RetryInfoSchema } from '@prosa/proto/rpc';
import { errorDomain, failure, reasonOf } from '@prosa/service';
import type { Reason } from '@prosa/service';

/**
 * The error as it leaves the gateway: always with a reason and the request id, never with anything of the inside.
 * Errors of the back services pass with their details; their headers do not. What is not known becomes INTERNAL.
 */
export function edgeError(reason: unknown, requestId: string): ConnectError {
  const known =
    reason instanceof ConnectError ? reason : failure('INTERNAL', Code.Internal, 'internal error', { cause: reason });
  const error = reasonOf(known) === undefined ? named(known) : copy(known);
  if (error.findDetails(RequestInfoSchema).length === 0) {
    error.details.push({ desc: RequestInfoSchema, value: { requestId } });
  }
  const seconds = retryAfterSeconds(error);
  if (seconds !== undefined) error.metadata.set('retry-after', String(seconds));
  return error;
}

/** Seconds after which to try again, as the error says it; undefined: it does not. */
function retryAfterSeconds(error: ConnectError): number | undefined {
  const delay = error.findDetails(RetryInfoSchema)[0]?.retryDelay;
  return delay === undefined ? undefined : Math.max(1, Math.ceil(durationMs(delay) / 1_000));
}

function copy(error: ConnectError): ConnectError {
  const twin = new ConnectError(error.rawMessage, error.code, undefined, undefined, error.cause ?? error);
  twin.details = error.details.map(readable);
  return twin;
}

/** A detail that came over the wire, decoded: JSON answers then show it in plain as well. */
function readable(detail: ConnectError['details'][number]): ConnectError['details'][number] {
  if ('desc' in detail) return detail;
  const desc = SHOWN.find(({ typeName }) => typeName === detail.type);
  if (desc === undefined) return detail;
  try {
    return { desc, value: fromBinary(desc, detail.value) };
  } catch {
    return detail;
  }
}

const SHOWN: readonly DescMessage[] = [ErrorInfoSchema, BadRequestSchema, RetryInfoSchema, RequestInfoSchema];

/** Gives a reason to an error that has none: from the transport to a back service, or from the Connect runtime. */
function named(error: ConnectError): ConnectError {
  const [reason, code, message] = nameOf(error);
  const twin = failure(reason, code, message, { cause: error.cause ?? error });
  twin.details.push(
    ...error.details.filter((detail) => !('type' in detail) || detail.type !== ErrorInfoSchema.typeName),
  );
  return twin;
}

function nameOf(error: ConnectError): [Reason, Code, string] {
  switch (error.code) {
    case Code.Unavailable:
      return ['PERSISTENCE_UNAVAILABLE', Code.Unavailable, 'the message store cannot be reached'];
    case Code.DeadlineExceeded:
      return ['DEADLINE_EXCEEDED', Code.DeadlineExceeded, 'the call took too long'];
    case Code.InvalidArgument:
      return ['INVALID_ARGUMENT', Code.InvalidArgument, error.rawMessage];
    case Code.ResourceExhausted:
      return ['REQUEST_TOO_LARGE', Code.ResourceExhausted, error.rawMessage];
    case Code.Unauthenticated:
      return ['UNAUTHENTICATED', error.code, error.rawMessage];
    case Code.PermissionDenied:
      return ['PERMISSION_DENIED', error.code, error.rawMessage];
    case Code.Unimplemented:
      return ['NOT_IMPLEMENTED', error.code, error.rawMessage];
    case Code.Canceled:
      return ['INTERNAL', Code.Canceled, 'the call was canceled'];
    default:
      return ['INTERNAL', Code.Internal, 'internal error'];
  }
}

/** Whether an error names a reason of this product. */
export function isNamed(error: ConnectError): boolean {
  return error.findDetails(ErrorInfoSchema).some(({ domain }) => domain === errorDomain);
}
