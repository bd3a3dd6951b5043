import type { ServerResponse } from 'node:http';
import type { ConnectError } from '@connectrpc/connect';
import { codeToHttpStatus, errorToJsonBytes } from '@connectrpc/connect/protocol-connect';
import { requestIdHeader } from '@prosa/service';
import { http2StreamOf } from './http2.ts';
import { API_HEADER_LIST } from './security-headers.ts';

/** Up to this size a copy costs less than a second buffer in the write. */
const ONE_WRITE_BYTES = 16 * 1024;

/** Answers with bytes and the headers of data. */
export function answerBytes(
  response: ServerResponse,
  requestId: string,
  status: number,
  contentType: string,
  body: Uint8Array,
  more: readonly string[] = [],
): void {
  const length = String(body.length);
  response.writeHead(status, [
    'content-type',
    contentType,
    'content-length',
    length,
    requestIdHeader,
    requestId,
    ...more,
    ...API_HEADER_LIST,
  ]);
  // As a one-byte string it goes out in one write together with the head; as bytes it would take two.
  if (body.length <= ONE_WRITE_BYTES)
    response.end(Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'), 'latin1');
  else response.end(body);
}

/** Answers with JSON. */
export function answerJson(response: ServerResponse, requestId: string, status: number, value: unknown): void {
  answerBytes(response, requestId, status, 'application/json', Buffer.from(JSON.stringify(value)));
}

/** How an error is sent when not as its code says. */
export interface ErrorAnswer {
  /** Instead of the HTTP status of the error's code. */
  readonly status?: number;
  /** The connection is of no more use; HTTP/2 only loses the stream. */
  readonly close?: boolean;
}

/** Answers with the JSON form of an error (Connect protocol, "unary error"). */
export function answerError(
  response: ServerResponse,
  requestId: string,
  error: ConnectError,
  { status = codeToHttpStatus(error.code), close = false }: ErrorAnswer = {},
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = [...error.metadata].flat();
  if (close && !http2StreamOf(response)) headers.push('connection', 'close');
  answerBytes(response, requestId, status, 'application/json', errorToJsonBytes(error, undefined), headers);
}
