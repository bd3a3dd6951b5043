import type { ConnectError } from '@connectrpc/connect';
import { endStreamToJson } from '@connectrpc/connect/protocol-connect';

/** Flag of the last envelope of a stream: its payload is JSON, `{}` or `{"error":…}` (Connect protocol, "EndStreamResponse"). */
export const END_STREAM_FLAG = 0b10;

/** Flag of an envelope whose payload is compressed. */
export const COMPRESSED_FLAG = 0b01;

/** Bytes before the payload of an envelope: one of flags, four of length. */
export const ENVELOPE_HEAD_BYTES = 5;

/** Puts a payload into an envelope of the Connect protocol: flags, big-endian length, bytes. */
export function encodeEnvelope(flags: number, payload: Uint8Array): Buffer {
  const envelope = Buffer.allocUnsafe(ENVELOPE_HEAD_BYTES + payload.length);
  writeEnvelope(envelope, 0, flags, payload);
  return envelope;
}

/** The payload of the last envelope: how the stream ended (without an error: as it should). */
export function endOfStream(error: ConnectError | undefined): Buffer {
  return Buffer.from(JSON.stringify(endStreamToJson(new Headers(), error, undefined)));
}

/** An envelope that stands in an HTTP/1.1 chunk of its own, and where in those bytes the envelope is. */
export interface ChunkedEnvelope {
  readonly chunk: Buffer;
  readonly envelope: Buffer;
}

/** Like `encodeEnvelope`, already wrapped as a chunk (RFC 9112, section 7.1): ready for the socket. */
export function encodeChunkedEnvelope(flags: number, payload: Uint8Array): ChunkedEnvelope {
  const envelopeBytes = ENVELOPE_HEAD_BYTES + payload.length;
  const head = `${envelopeBytes.toString(16)}\r\n`;
  const chunk = Buffer.allocUnsafe(head.length + envelopeBytes + 2);
  chunk.write(head, 0, 'latin1');
  writeEnvelope(chunk, head.length, flags, payload);
  chunk.write('\r\n', chunk.length - 2, 'latin1');
  return { chunk, envelope: chunk.subarray(head.length, head.length + envelopeBytes) };
}

function writeEnvelope(target: Buffer, offset: number, flags: number, payload: Uint8Array): void {
  target.writeUInt8(flags, offset);
  target.writeUInt32BE(payload.length, offset + 1);
  target.set(payload, offset + ENVELOPE_HEAD_BYTES);
}
