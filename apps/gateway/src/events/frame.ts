import { create, fromBinary, toBinary, toJsonString } from '@bufbuild/protobuf';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { SubscribeResponseSchema } from '@prosa/proto/chat';
import { encodeChunkedEnvelope, ENVELOPE_HEAD_BYTES } from './envelope.ts';
import type { ChunkedEnvelope } from './envelope.ts';

/** How a client wants the stream: application/connect+proto or application/connect+json. */
export type Encoding = 'proto' | 'json';

/** What may happen to a frame when a reader is slow: never dropped, replaced by a newer one of its key, dropped. */
export type Urgency = 'durable' | 'merged' | 'ephemeral';

const EVENT_TAG = 0x1a; // field 3 (event), length-delimited

/**
 * One item of the stream, framed at most once in each encoding. All subscribers share the same bytes, so
 * that a delivery costs a write and no encoding.
 */
export class Frame {
  readonly urgency: Urgency;
  /** Of two `merged` frames with the same key only the newer one counts. */
  readonly mergeKey: string;
  #payload: Uint8Array;
  #proto: ChunkedEnvelope | undefined;
  #json: ChunkedEnvelope | undefined;

  /** Takes an encoded SubscribeResponse. */
  constructor(payload: Uint8Array, urgency: Urgency = 'durable', mergeKey = '') {
    this.#payload = payload;
    this.urgency = urgency;
    this.mergeKey = mergeKey;
  }

  /** The frame as a chunk of HTTP/1.1. */
  chunk(encoding: Encoding): Buffer {
    return this.#framed(encoding).chunk;
  }

  /** The frame without transfer coding, for transports that frame by themselves (HTTP/2). */
  envelope(encoding: Encoding): Buffer {
    return this.#framed(encoding).envelope;
  }

  #framed(encoding: Encoding): ChunkedEnvelope {
    if (encoding === 'json') return (this.#json ??= encodeChunkedEnvelope(0, this.#jsonPayload()));
    if (this.#proto === undefined) {
      this.#proto = encodeChunkedEnvelope(0, this.#payload);
      this.#payload = this.#proto.envelope.subarray(ENVELOPE_HEAD_BYTES); // one copy is enough to keep
    }
    return this.#proto;
  }

  #jsonPayload(): Uint8Array {
    return Buffer.from(toJsonString(SubscribeResponseSchema, fromBinary(SubscribeResponseSchema, this.#payload)));
  }
}

/** A frame around an encoded prosa.chat.v1.RoomEvent, whose bytes are passed on untouched. */
export function eventFrame(event: Uint8Array): Frame {
  const payload = Buffer.allocUnsafe(1 + varintBytes(event.length) + event.length);
  payload[0] = EVENT_TAG;
  payload.set(event, writeVarint(payload, 1, event.length));
  return new Frame(payload);
}

/** A frame around any other item. */
export function itemFrame(
  item: MessageInitShape<typeof SubscribeResponseSchema>['item'],
  urgency: Urgency = 'durable',
  mergeKey = '',
): Frame {
  return new Frame(toBinary(SubscribeResponseSchema, create(SubscribeResponseSchema, { item })), urgency, mergeKey);
}

/** Bytes that the varint of a length takes. */
export function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes++;
  return bytes;
}

/** Writes a length as a protobuf varint and returns the offset behind it. */
export function writeVarint(target: Uint8Array, offset: number, value: number): number {
  let rest = value;
  while (rest > 0x7f) {
    target[offset++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  target[offset++] = rest;
  return offset;
}
