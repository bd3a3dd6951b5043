import { fromBinary, fromJsonString } from '@bufbuild/protobuf';
import { createValidator } from '@bufbuild/protovalidate';
import type { Validator } from '@bufbuild/protovalidate';
import { Code, ConnectError } from '@connectrpc/connect';
import { SubscribeRequestSchema } from '@prosa/proto/chat';
import type { SubscribeRequest } from '@prosa/proto/chat';
import { failure, jsonPath } from '@prosa/service';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { COMPRESSED_FLAG, ENVELOPE_HEAD_BYTES } from './envelope.ts';
import type { Encoding } from './frame.ts';

/** The largest request of a stream, in bytes: 10,000 cursors fit in either encoding. */
export const MAX_SUBSCRIBE_BYTES = 2 * 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });
let validator: Validator | undefined;

/**
 * Reads the one envelope of a Subscribe call. `coding` is the header connect-content-encoding.
 * Throws INVALID_ARGUMENT for bytes that are none, UNIMPLEMENTED for no or several messages and for an unknown
 * coding, RESOURCE_EXHAUSTED for what is too large.
 */
export function parseSubscribe(body: Buffer, encoding: Encoding, coding: string | undefined): SubscribeRequest {
  if (coding !== undefined && coding !== 'identity' && coding !== 'gzip' && coding !== 'br') {
    throw new ConnectError(`unknown compression "${coding}": supported encodings are gzip,br`, Code.Unimplemented);
  }
  const payload = decompressed(onlyEnvelope(body), coding);
  const request = decode(payload, encoding);
  validator ??= createValidator();
  const result = validator.validate(SubscribeRequestSchema, request);
  if (result.kind === 'error') throw result.error;
  if (result.kind === 'invalid') {
    const violations = result.violations.map(({ field, message }) => ({
      field: jsonPath(field),
      description: message,
    }));
    const [first] = violations;
    const message = first ? `${first.field}: ${first.description}` : 'invalid request';
    throw failure('INVALID_ARGUMENT', Code.InvalidArgument, message, { violations: violations.slice(0, 20) });
  }
  return request;
}

function onlyEnvelope(body: Buffer): { flags: number; payload: Buffer } {
  if (body.length === 0) throw new ConnectError('protocol error: missing input message', Code.Unimplemented);
  if (body.length < ENVELOPE_HEAD_BYTES) throw malformed('incomplete envelope');
  const flags = body.readUInt8(0);
  const length = body.readUInt32BE(1);
  if (length > MAX_SUBSCRIBE_BYTES) throw tooLarge();
  if (body.length < ENVELOPE_HEAD_BYTES + length) throw malformed('incomplete envelope');
  if (body.length > ENVELOPE_HEAD_BYTES + length) {
    throw new ConnectError('protocol error: received extra input message', Code.Unimplemented);
  }
  if ((flags & ~COMPRESSED_FLAG) !== 0) throw malformed('unexpected envelope flags');
  return { flags, payload: body.subarray(ENVELOPE_HEAD_BYTES) };
}

function decompressed({ flags, payload }: { flags: number; payload: Buffer }, coding: string | undefined): Buffer {
  if ((flags & COMPRESSED_FLAG) === 0) return payload;
  if (coding !== 'gzip' && coding !== 'br') throw malformed('compressed envelope without a compression');
  const options = { maxOutputLength: MAX_SUBSCRIBE_BYTES };
  try {
    return coding === 'gzip' ? gunzipSync(payload, options) : brotliDecompressSync(payload, options);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw malformed('the compression is broken');
  }
}

function decode(payload: Buffer, encoding: Encoding): SubscribeRequest {
  try {
    if (encoding === 'proto') return fromBinary(SubscribeRequestSchema, payload);
    return fromJsonString(SubscribeRequestSchema, utf8.decode(payload), { ignoreUnknownFields: true });
  } catch (cause) {
    throw malformed(cause instanceof Error ? cause.message : 'not readable');
  }
}

/** The error for a request that is too large. */
export function tooLarge(): ConnectError {
  return failure(
    'REQUEST_TOO_LARGE',
    Code.ResourceExhausted,
    `a message may have ${MAX_SUBSCRIBE_BYTES} bytes at most`,
  );
}

function malformed(what: string): ConnectError {
  return failure('INVALID_ARGUMENT', Code.InvalidArgument, `malformed request: ${what}`);
}
