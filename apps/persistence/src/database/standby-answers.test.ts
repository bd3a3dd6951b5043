import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { ListMessagesResponseSchema, type MessageSchema, type RoomSchema } from '@prosa/proto/chat';
import {
  GetThreadsResponseSchema,
  ListMessagesResponseSchema as AnswerSchema,
  ListRoomsResponseSchema,
} from '@prosa/proto/persistence';
import { ConnectError } from '@connectrpc/connect';
import { reasonOf } from '@prosa/service';
import { cutToKnown, holdAgainst } from './standby-answers.ts';

const known = () => 10n;

/** Why it is refused; empty: it is not. */
function refused(look: () => void): string {
  try {
    look();
    return '';
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    return reasonOf(error) ?? '';
  }
}

const answerOf = (message: MessageInitShape<typeof MessageSchema>) =>
  create(AnswerSchema, { response: { messages: [{ roomId: 'a', seq: 3n, revision: 3n }, message] } });
const ofMessage = (message: MessageInitShape<typeof MessageSchema>) =>
  refused(() => holdAgainst(AnswerSchema, answerOf({ roomId: 'a', seq: 9n, revision: 9n, ...message }), known));

test('a message is told as far as it is known to be acknowledged', () => {
  expect(ofMessage({ seq: 10n, revision: 10n, thread: { revision: 10n } })).toBe('');
  expect(ofMessage({ seq: 11n, revision: 11n })).toBe('READ_ONLY');
  expect(ofMessage({ revision: 11n })).toBe('READ_ONLY');
  expect(ofMessage({ thread: { revision: 11n } })).toBe('READ_ONLY');
});

test('a room is told where it ends as is known, and markers as older than any other', () => {
  const rooms = (room: MessageInitShape<typeof RoomSchema>) =>
    create(ListRoomsResponseSchema, { response: { rooms: [{ room, readState: { lastReadSeq: 4n, revision: 7n } }] } });
  for (const lastSeq of [9n, 11n]) {
    const answer = rooms({ id: 'a', lastSeq });
    expect(refused(() => holdAgainst(ListRoomsResponseSchema, answer, known))).toBe('READ_ONLY');
  }
  const answer = rooms({ id: 'a', lastSeq: 10n });
  holdAgainst(ListRoomsResponseSchema, answer, known);
  expect(answer.response?.rooms[0]?.readState).toMatchObject({ lastReadSeq: 4n, revision: 0n });
  const threads = create(GetThreadsResponseSchema, { response: { threads: [{ state: { revision: 7n } }] } });
  holdAgainst(GetThreadsResponseSchema, threads, known);
  expect(threads.response?.threads[0]?.state?.revision).toBe(0n);
});

test('a page ends where its room is known to end, and is refused where it ends before', () => {
  const page = (lastSeq: bigint) =>
    create(ListMessagesResponseSchema, { messages: [{ seq: 8n }, { seq: 10n }, { seq: 11n }], lastSeq });
  const cut = page(12n);
  cutToKnown(cut, 10n);
  expect(cut.messages.map(({ seq }) => seq)).toEqual([8n, 10n]);
  expect(cut.lastSeq).toBe(10n);
  const whole = page(11n);
  cutToKnown(whole, 11n);
  expect(whole.messages).toHaveLength(3);
  expect(refused(() => cutToKnown(page(11n), 12n))).toBe('READ_ONLY');
});

test('a page of which nothing is known is refused, unless it was to begin after all that is known', () => {
  const cut = (known: bigint, after?: bigint) => {
    const page = create(ListMessagesResponseSchema, { messages: [{ seq: 11n }, { seq: 12n }], lastSeq: 12n });
    return refused(() => cutToKnown(page, known, after)) || page.messages.length;
  };
  expect(cut(10n)).toBe('READ_ONLY');
  expect(cut(0n)).toBe('READ_ONLY');
  expect(cut(10n, 9n)).toBe('READ_ONLY');
  expect(cut(10n, 10n)).toBe(0);
  expect(cut(11n, 10n)).toBe(1);
});
