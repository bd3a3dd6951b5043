import { create, toBinary } from '@bufbuild/protobuf';
import { SendMessageResponseSchema, SubscribeResponseSchema } from '@prosa/proto/chat';
import type { SubscribeResponse } from '@prosa/proto/chat';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { EventPlace, UUID_BYTES } from './event-place.ts';
import { readSentSeq } from './sent-place.ts';

const roomId = '01936a2e-9f3c-7c31-8a44-0123456789ab';
const message = { id: roomId, roomId, seq: 300n, text: 'hello', sentAt: { seconds: 1_700_000_000n, nanos: 5 } };

function encode(item: MessageInitShape<typeof SubscribeResponseSchema>['item']): Buffer {
  const bytes = toBinary(SubscribeResponseSchema, create(SubscribeResponseSchema, { item }));
  return Buffer.concat([Buffer.from('before'), bytes]);
}

function placeOf(item: MessageInitShape<typeof SubscribeResponseSchema>['item']): unknown {
  const bytes = encode(item);
  const place = new EventPlace();
  if (!place.read(bytes, 6, bytes.length)) return undefined;
  return { room: bytes.toString('latin1', place.roomStart, place.roomStart + UUID_BYTES), seq: place.seq };
}

describe('EventPlace', () => {
  it.each([1n, 127n, 128n, 300n, 2n ** 32n, 2n ** 53n - 1n])('finds room and seq %s of an event', (seq) => {
    const change = { case: 'messageCreated', value: { message } } as const;
    expect(placeOf({ case: 'event', value: { roomId, seq, actorId: roomId, change } })).toEqual({
      room: roomId,
      seq: Number(seq),
    });
  });

  it.each<MessageInitShape<typeof SubscribeResponseSchema>['item'] & { case: SubscribeResponse['item']['case'] }>([
    { case: 'ready', value: { rooms: [{ roomId, seq: 7n }] } },
    { case: 'typing', value: { roomId, userId: roomId } },
    { case: 'beacon', value: { rooms: [{ roomId, seq: 7n }] } },
    { case: 'presence', value: { userId: roomId } },
  ])('passes over %j', (item) => {
    expect(placeOf(item)).toBeUndefined();
  });

  it('does not take an event without a room', () => {
    expect(() => placeOf({ case: 'event', value: { seq: 5n } })).toThrow('without room or seq');
  });
});

describe('readSentSeq', () => {
  it('finds the seq of an acknowledged message', () => {
    const bytes = Buffer.from(toBinary(SendMessageResponseSchema, create(SendMessageResponseSchema, { message })));
    expect(readSentSeq(bytes, 0, bytes.length)).toBe(300);
  });

  it('does not take an empty answer', () => {
    expect(() => readSentSeq(Buffer.alloc(0), 0, 0)).toThrow('without seq');
  });
});
