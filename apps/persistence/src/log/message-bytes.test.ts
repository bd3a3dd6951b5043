import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { MessageSchema, RoomEventSchema } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { encodeNewMessage, messageCreatedEvent, type NewMessage } from './message-bytes.ts';

const plain: NewMessage = {
  id: randomUUID(),
  roomId: randomUUID(),
  seq: 1n,
  senderId: randomUUID(),
  clientMessageId: randomUUID(),
  text: 'é 👋',
  sentAt: new Date('2026-11-21T10:00:00.123Z'),
  replyToMessageId: '',
  threadRootMessageId: '',
  mentionedUserIds: [],
  mentionsRoom: false,
  ordinal: 1n,
  senderOrdinal: 1n,
};

test.each<[string, Partial<NewMessage>]>([
  ['plain', {}],
  ['full second', { sentAt: new Date('2026-11-21T10:00:00Z') }],
  ['before 1970', { sentAt: new Date('1969-12-31T23:59:59.500Z') }],
  ['1970', { sentAt: new Date(0) }],
  ['large numbers', { seq: 2n ** 40n, ordinal: 2n ** 33n, senderOrdinal: 300n }],
  ['answer', { replyToMessageId: randomUUID(), threadRootMessageId: randomUUID() }],
  ['mentions', { mentionedUserIds: [randomUUID(), randomUUID()], mentionsRoom: true }],
])('the bytes are those of toBinary: %s', (_, more) => {
  const message = { ...plain, ...more };
  const bytes = encodeNewMessage(message);
  const { sentAt, mentionedUserIds } = message;
  const expected = create(MessageSchema, {
    ...message,
    sentAt: timestampFromDate(sentAt),
    mentionedUserIds: [...mentionedUserIds],
    revision: message.seq,
  });
  expect(Buffer.from(bytes)).toEqual(Buffer.from(toBinary(MessageSchema, expected)));

  const { event } = messageCreatedEvent(message, bytes);
  const { roomId, seq, senderId } = message;
  const whole = create(RoomEventSchema, {
    roomId,
    seq,
    actorId: senderId,
    occurredAt: timestampFromDate(sentAt),
    change: { case: 'messageCreated', value: { message: expected } },
  });
  expect(Buffer.from(event)).toEqual(Buffer.from(toBinary(RoomEventSchema, whole)));
  expect(fromBinary(RoomEventSchema, event)).toEqual(whole);
});
