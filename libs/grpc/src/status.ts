/**
 * Errors across the bridge. Connect's codes are gRPC's codes; details travel as google.rpc.Status in the trailer
 * `grpc-status-details-bin` (https://grpc.io/docs/guides/error/#richer-error-model).
 */
import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { AnySchema, type Any } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError } from '@connectrpc/connect';
import { Metadata, type ServiceError, type StatusObject } from '@grpc/grpc-js';
import { StatusSchema, type Status } from '@prosa/proto/rpc';
import { appendMetadata, toMetadata } from './metadata.ts';

const detailsTrailer = 'grpc-status-details-bin';
const typeUrlPrefix = 'type.googleapis.com/';

/** Trailers ride in HTTP/2 header frames, which receivers bound (often at 8 KiB); longer texts and details are cut. */
const maxStatusBytes = 6 * 1024;
const maxMessageLength = 1024;

/**
 * The error as a google.rpc.Status with its details. An error that is not a ConnectError becomes
 * INTERNAL `internal error` and tells nothing about its cause.
 */
export function toRpcStatus(error: unknown): Status {
  const { code, rawMessage, details } = toConnectError(error);
  return create(StatusSchema, { code, message: rawMessage, details: details.map(toAny) });
}

/** The ConnectError that a google.rpc.Status stands for; read its details with `findDetails`. */
export function fromRpcStatus(status: Status, metadata?: Headers): ConnectError {
  const error = new ConnectError(status.message, toCode(status.code), metadata);
  error.details = status.details.map(({ typeUrl, value }) => ({
    type: typeUrl.slice(typeUrl.lastIndexOf('/') + 1),
    value,
  }));
  return error;
}

/** A ConnectError as it is; anything else as INTERNAL `internal error` with the original as its cause. */
export function toConnectError(reason: unknown): ConnectError {
  if (reason instanceof ConnectError) return reason;
  return new ConnectError('internal error', Code.Internal, undefined, undefined, reason);
}

/** The status with which a grpc-js server ends a call that failed. Never throws. */
export function toStatusObject(reason: unknown): StatusObject {
  const error = toConnectError(reason);
  // An error that came from another server keeps its details, but that server's headers are not ours to send.
  const metadata = error.isWireError ? new Metadata() : toMetadata(error.metadata);
  const status = sendableStatus(error);
  status.message = shorten(status.message);
  let bytes = toBinary(StatusSchema, status);
  while (bytes.length > maxStatusBytes && status.details.length > 0) {
    status.details.pop();
    bytes = toBinary(StatusSchema, status);
  }
  metadata.set(detailsTrailer, Buffer.from(bytes));
  return { code: error.code as number, details: status.message, metadata };
}

/** A detail that cannot be encoded must not take the error itself with it. */
function sendableStatus(error: ConnectError): Status {
  try {
    return toRpcStatus(error);
  } catch {
    return create(StatusSchema, { code: error.code, message: error.rawMessage });
  }
}

/** The error of a grpc-js client call, with details, headers and trailers where the server sent them. */
export function fromServiceError(reason: unknown): ConnectError {
  if (!isServiceError(reason)) return ConnectError.from(reason);
  const headers = appendMetadata(new Headers(), reason.metadata);
  const error = fromDetailsTrailer(reason.metadata, headers) ?? withoutDetails(reason, headers);
  error.cause = reason;
  error.isWireError = true;
  return error;
}

function fromDetailsTrailer(metadata: Metadata, headers: Headers): ConnectError | undefined {
  const [bytes] = metadata.get(detailsTrailer);
  if (!Buffer.isBuffer(bytes)) return undefined;
  try {
    return fromRpcStatus(fromBinary(StatusSchema, bytes), headers);
  } catch {
    return undefined; // A broken trailer must not hide the status itself.
  }
}

function withoutDetails(error: ServiceError, headers: Headers): ConnectError {
  const code = toCode(error.code);
  // Made by grpc-js itself, with addresses of machines in the text: that stays in `cause`.
  if (code === Code.Unavailable) return new ConnectError('service unavailable', code, headers);
  if (code === Code.DeadlineExceeded) return new ConnectError('deadline exceeded', code, headers);
  return new ConnectError(error.details, code, headers);
}

function toCode(code: number): Code {
  return !(code in Code) ? Code.Unknown : code;
}

function toAny(detail: ConnectError['details'][number]): Any {
  return 'desc' in detail
    ? create(AnySchema, {
        typeUrl: typeUrlPrefix + detail.desc.typeName,
        value: toBinary(detail.desc, create(detail.desc, detail.value)),
      })
    : create(AnySchema, { typeUrl: typeUrlPrefix + detail.type, value: detail.value });
}

/** grpc-js percent-encodes the message and would throw on half a surrogate pair. */
function shorten(message: string): string {
  return (message.length > maxMessageLength ? `${message.slice(0, maxMessageLength)}…` : message).toWellFormed();
}

function isServiceError(reason: unknown): reason is ServiceError {
  return (
    reason instanceof Error &&
    'code' in reason &&
    typeof reason.code === 'number' &&
    'details' in reason &&
    typeof reason.details === 'string' &&
    'metadata' in reason &&
    reason.metadata instanceof Metadata
  );
}
