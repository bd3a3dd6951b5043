import { create, fromBinary, fromJsonString, toBinary } from '@bufbuild/protobuf';
import { RoomEventSchema, SubscribeResponseSchema } from '@prosa/proto/chat';
import { ENVELOPE_HEAD_BYTES } from './envelope.ts';
import { eventFrame, itemFrame, varintBytes, writeVarint } from './frame.ts';

const text = (length: number) => 'ä'.repeat(length);

test.each([1, 60, 200, 16_000])('an event is passed on untouched in both encodings (%i characters)', (length) => {
  const change = { case: 'messageCreated', value: { message: { text: text(length) } } } as const;
  const event = create(RoomEventSchema, { roomId: 'r', seq: 7n, change });
  const frame = eventFrame(toBinary(RoomEventSchema, event));
  const proto = frame.envelope('proto').subarray(ENVELOPE_HEAD_BYTES);
  const json = frame.envelope('json').subarray(ENVELOPE_HEAD_BYTES).toString();
  const expected = create(SubscribeResponseSchema, { item: { case: 'event', value: event } });
  expect(fromBinary(SubscribeResponseSchema, proto)).toEqual(expected);
  expect(fromJsonString(SubscribeResponseSchema, json)).toEqual(expected);
  expect(JSON.parse(json)).toMatchObject({ event: { seq: '7' } });
});

test('all subscribers share one Buffer an encoding', () => {
  const frame = itemFrame({ case: 'typing', value: { roomId: 'r', userId: 'u' } }, 'ephemeral');
  expect(frame.chunk('proto')).toBe(frame.chunk('proto'));
  expect(frame.chunk('json')).toBe(frame.chunk('json'));
  expect(frame.chunk('json').buffer).toBe(frame.envelope('json').buffer);
});

test.each([
  [0, [0]],
  [127, [127]],
  [128, [0x80, 1]],
  [300, [0xac, 2]],
  [2 ** 28, [0x80, 0x80, 0x80, 0x80, 1]],
])('the varint of %i', (value, bytes) => {
  const target = Buffer.alloc(5);
  expect(writeVarint(target, 0, value)).toBe(varintBytes(value));
  expect([...target.subarray(0, varintBytes(value))]).toEqual(bytes);
});
