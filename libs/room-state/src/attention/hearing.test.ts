import { create } from '@bufbuild/protobuf';
import { MessageSchema, NotificationLevel } from '@prosa/proto/chat';
import { callOf, type Hearing } from './hearing.ts';

const { ALL, MENTIONS, NOTHING, UNSPECIFIED } = NotificationLevel;
const usual: Hearing = {
  userId: 'me',
  level: UNSPECIFIED,
  muted: false,
  direct: false,
  defaultLevel: UNSPECIFIED,
  notifyDirect: true,
  keywords: ['tide'],
};
const call = (message: object, hearing: Partial<Hearing> = {}) =>
  callOf(create(MessageSchema, { senderId: 'ana', text: 'hello', ...message }), { ...usual, ...hearing });
const named = { mentionedUserIds: ['me'] };

test.each([
  ['a message in a room', {}, {}, undefined],
  ['… where everything is heard', {}, { level: ALL }, 'message'],
  ['… where everything is heard by default', {}, { defaultLevel: ALL }, 'message'],
  ['a mention', named, {}, 'mention'],
  ['everybody is meant', { mentionsRoom: true }, { level: MENTIONS }, 'mention'],
  ['a mention where nothing is heard', named, { level: NOTHING }, undefined],
  ['a mention where nothing is heard by default', named, { defaultLevel: NOTHING }, undefined],
  ['a mention in a muted room', named, { muted: true, level: ALL }, undefined],
  ['a keyword', { text: 'the Tide' }, {}, 'keyword'],
  ['a direct message', {}, { direct: true, defaultLevel: NOTHING }, 'direct'],
  ['a direct message, not wanted', {}, { direct: true, notifyDirect: false }, undefined],
  ['a direct message of a room set to mentions', {}, { direct: true, level: MENTIONS }, undefined],
  ['an own message', { senderId: 'me', ...named }, { level: ALL }, undefined],
  ['a reply in a thread', { threadRootMessageId: 'x' }, { level: ALL }, undefined],
  ['a reply in a thread that is followed', { threadRootMessageId: 'x' }, { followsThread: true }, 'thread'],
  ['a mention in a thread', { threadRootMessageId: 'x', ...named }, {}, 'mention'],
] as const)('%s', (_, message, hearing, expected) => expect(call(message, hearing)).toBe(expected));
