import { AnswerState, RoomKind } from '@prosa/proto/chat';
import type { Message, Room, User } from '@prosa/proto/chat';
import { create } from '@bufbuild/protobuf';
import { LogEventSchema } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { openDatabase, type Queries } from '../database/connect.ts';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, roomEvent, type TestTail } from '../test-tail.ts';
import { assistantId } from './assistant-account.ts';

let p: TestPersistence;
let db: Queries;
let tail: TestTail;
let ann: User;
let bob: User;

beforeAll(async () => {
  p = await startTestPersistence(undefined, {}, { accountRequests: 30 });
  db = openDatabase(p.databaseUrl, 1, () => undefined);
  await signUp(p, 'Owner');
  ann = await signUp(p, 'Ann');
  bob = await signUp(p, 'Bob');
  tail = await openTail(p);
});
afterAll(async () => {
  tail.close();
  await db.destroy();
  await p.close();
});

const say = (who: User, room: Room, text: string, more: object = {}): Promise<Message> =>
  send(p, who.id, { roomId: room.id, text, ...more });

async function read(messageId: string): Promise<Message> {
  const { response } = await p.messages.getMessages({ actorId: ann.id, request: { messageIds: [messageId] } });
  const [message] = response?.messages ?? [];
  if (!message) throw new Error('no such message');
  return message;
}

/** What happened to a message, as it was told. */
function toldOf(roomId: string, messageId: string) {
  return tail.events(roomId).flatMap((event) => {
    const { change } = roomEvent(event);
    if (change.case !== 'messageCreated' && change.case !== 'messageEdited') return [];
    return change.value.message?.id === messageId ? [{ case: change.case, message: change.value.message }] : [];
  });
}

const unread = async (who: User, room: Room) => {
  const { response } = await p.rooms.listRooms({ actorId: who.id, request: {} });
  const mine = response?.rooms.find((one) => one.room?.id === room.id);
  const { readOrdinal = 0n, ownCount = 0n, ownReadOrdinal = 0n } = mine?.readState ?? {};
  return (mine?.room?.messageCount ?? 0n) - readOrdinal - (ownCount - ownReadOrdinal);
};

test('an answer begins as a message without text and ends with one edit; it counts as unread like any other', async () => {
  const room = await createRoom(p, [ann, bob]);
  const fact = await say(ann, room, 'the ferry leaves at noon');
  const asks = await say(bob, room, '@prosa: when does the ferry leave?');
  expect(asks.mentionedUserIds).toEqual([assistantId]);
  await tail.until(() => tail.items.some(({ item }) => item.case === 'answersWaiting'));
  const lease = await p.assistant.leaseAnswer({});
  expect(lease).toMatchObject({ roomId: room.id, askedByUserId: bob.id, question: 'when does the ferry leave?' });
  expect(lease.passages.map(({ text }) => text)).toEqual(['the ferry leaves at noon']);
  expect(await p.assistant.leaseAnswer({})).toMatchObject({ messageId: '' });

  const { messageId, leaseId } = lease;
  const growing = await read(messageId);
  expect(growing).toMatchObject({ text: '', senderId: assistantId, replyToMessageId: asks.id });
  expect(growing.answer).toMatchObject({
    state: AnswerState.GROWING,
    askedByUserId: bob.id,
    questionMessageId: asks.id,
  });
  expect(await unread(bob, room)).toBe(2n); // what ann said and what grows
  const before = growing.seq;
  const citations = [{ messageId: fact.id, roomId: room.id, seq: fact.seq, quote: 'at noon', end: 8 }];
  const finish = {
    messageId,
    leaseId,
    text: 'At noon.',
    state: AnswerState.DONE,
    citations,
    done: { engine: 'builtin' },
  };
  await p.assistant.finishAnswer(finish);
  const whole = await read(messageId);
  expect(whole).toMatchObject({ text: 'At noon.', seq: before, revision: before + 1n });
  expect(whole.editedAt).toBeUndefined();
  expect(whole.answer).toMatchObject({
    state: AnswerState.DONE,
    citations: [{ messageId: fact.id, quote: '' }],
    done: { engine: 'builtin' },
  });
  await tail.until(() => toldOf(room.id, messageId).length === 2);
  expect(toldOf(room.id, messageId).map((told) => told.case)).toEqual(['messageCreated', 'messageEdited']);
  expect(toldOf(room.id, messageId)[1]?.message).toEqual(whole);
  expect(await refusal(p.assistant.finishAnswer(finish))).toBe('NotFound MESSAGE_NOT_FOUND');
});

test('in a thread it answers in the thread', async () => {
  const room = await createRoom(p, [ann, bob]);
  const root = await say(ann, room, 'about the regatta');
  await say(bob, room, `<@${assistantId}> what about it?`, { threadRootMessageId: root.id });
  const { messageId, leaseId } = await p.assistant.leaseAnswer({});
  expect(await read(messageId)).toMatchObject({ threadRootMessageId: root.id, threadOrdinal: 2n });
  await p.assistant.finishAnswer({ messageId, leaseId, text: '', state: AnswerState.DONE });
  expect((await read(root.id)).thread).toMatchObject({ replyCount: 2, participantIds: [bob.id, assistantId] });
});

test('only that room and public ones are used: not what the asker may read elsewhere', async () => {
  const room = await createRoom(p, [ann, bob], RoomKind.PRIVATE);
  const mine = await createRoom(p, [bob], RoomKind.PRIVATE);
  const { response } = await p.rooms.openDirect({ actorId: bob.id, request: { userIds: [ann.id] } });
  const direct = response?.room;
  const open = await createRoom(p, [ann]);
  const off = await createRoom(p, [ann]);
  await say(bob, mine, 'narwhal planted in a private room');
  if (direct) await say(bob, direct, 'narwhal planted in a direct conversation');
  await say(ann, open, 'narwhal in public');
  await say(ann, off, 'narwhal where it is switched off');
  await p.assistant.setRoomAssistant({ actorId: ann.id, request: { roomId: off.id, enabled: false } });
  const gone = await say(ann, room, 'narwhal deleted');
  await p.messages.deleteMessage({ actorId: ann.id, request: { messageId: gone.id } });
  await say(ann, room, 'narwhal in this room');
  await say(bob, room, '@Prosa narwhal?');
  const { messageId, leaseId, passages } = await p.assistant.leaseAnswer({});
  expect(passages.map(({ text }) => text).sort()).toEqual(['narwhal in public', 'narwhal in this room']);
  const citations = [
    ...passages.map((one) => ({ messageId: one.messageId })),
    { messageId: (await say(bob, mine, 'x')).id },
  ];
  await p.assistant.finishAnswer({ messageId, leaseId, text: 'Narwhals.', state: AnswerState.DONE, citations });
  expect((await read(messageId)).answer?.citations).toHaveLength(2);
});

test('while it grows nobody forwards, pins or reports what has no text yet; afterwards they may', async () => {
  const room = await createRoom(p, [ann, bob]);
  await say(ann, room, '@prosa well?');
  const { messageId, leaseId } = await p.assistant.leaseAnswer({});
  const forward = () => say(bob, room, '', { forwardedMessageId: messageId });
  const pin = () => p.pins.pinMessage({ actorId: bob.id, request: { messageId, pinned: true } });
  const report = () => p.moderation.reportMessage({ actorId: bob.id, request: { messageId, reason: 1 } });
  for (const attempt of [forward, pin, report]) {
    expect(await refusal(attempt())).toBe('FailedPrecondition ANSWER_GROWING');
  }
  await p.assistant.finishAnswer({ messageId, leaseId, text: 'Well.', state: AnswerState.DONE });
  expect(await forward()).toMatchObject({ text: 'Well.', forwarded: { messageId } });
  await pin();
  await report();
});

test('who asked, or a moderator, stops it; others do not', async () => {
  const room = await createRoom(p, [ann, bob]);
  const cat = await signUp(p, 'Cat');
  await p.rooms.addMembers({ actorId: ann.id, request: { roomId: room.id, userIds: [cat.id] } });
  await say(bob, room, '@prosa talk');
  const { messageId, leaseId } = await p.assistant.leaseAnswer({});
  const renewed = { messageId, leaseId, text: 'so far' };
  expect(await p.assistant.renewAnswer(renewed)).toMatchObject({ stop: false });
  const stop = (who: User) => p.assistant.stopAnswer({ actorId: who.id, request: { messageId } });
  expect(await refusal(stop(cat))).toBe('PermissionDenied NOT_THE_AUTHOR');
  await stop(ann);
  await tail.until(() =>
    tail.items.some(({ item }) => item.case === 'answerStopped' && item.value.messageId === messageId),
  );
  expect(await p.assistant.renewAnswer(renewed)).toMatchObject({ stop: true });
  await p.assistant.finishAnswer({ messageId, leaseId, text: 'so far', state: AnswerState.STOPPED });
  expect((await read(messageId)).answer?.state).toBe(AnswerState.STOPPED);
});

test('an answer whose maker went away is ended with what is known of it, and so is a question that nobody took', async () => {
  const room = await createRoom(p, [ann]);
  await say(ann, room, '@prosa one');
  const { messageId, leaseId } = await p.assistant.leaseAnswer({});
  await p.assistant.renewAnswer({ messageId, leaseId, text: 'half of' });
  const asks = await say(ann, room, '@prosa two');
  await sql`update assistant_question set leased_until = clock_timestamp()`.execute(db);
  await tail.until(() => toldOf(room.id, messageId).length === 2);
  expect(await read(messageId)).toMatchObject({ text: 'half of', answer: { state: AnswerState.INTERRUPTED } });
  expect(await refusal(p.assistant.renewAnswer({ messageId, leaseId }))).toBe('NotFound MESSAGE_NOT_FOUND');
  const untaken = () =>
    tail.events(room.id).flatMap((event) => {
      const { change } = roomEvent(event);
      return change.case === 'messageCreated' && change.value.message?.replyToMessageId === asks.id
        ? [change.value.message]
        : [];
    });
  await tail.until(() => untaken().length === 1);
  expect(untaken()[0]?.answer).toMatchObject({ state: AnswerState.INTERRUPTED, failure: 'AI_UNAVAILABLE' });
});

describe('a question whose turn has not come', () => {
  const waitsFor = async (questionId: string): Promise<number> => {
    const { rows } = await sql<{ seconds: number }>`
      select extract(epoch from leased_until - clock_timestamp())::float8 as seconds from assistant_question
      where message_id = ${questionId}`.execute(db);
    return rows[0]?.seconds ?? NaN;
  };
  const dueAt = (questionId: string, asked: string, due: string) =>
    sql`update assistant_question set asked_at = clock_timestamp() - ${asked}::interval,
      leased_until = clock_timestamp() - ${asked}::interval + ${due}::interval where message_id = ${questionId}`.execute(
      db,
    );
  const endOf = async (room: Room, asks: Message) => {
    const ends = () =>
      tail.events(room.id).flatMap((event) => {
        const { change } = roomEvent(event);
        const told = change.case === 'messageCreated' ? change.value.message : undefined;
        return told?.replyToMessageId === asks.id ? [told.answer] : [];
      });
    await tail.until(() => ends().length === 1);
    return ends()[0];
  };

  test('waits while others are answered, but not for ever, and its answer says why', async () => {
    const room = await createRoom(p, [ann]);
    await say(ann, room, '@prosa one');
    const { messageId, leaseId } = await p.assistant.leaseAnswer({});
    const asks = await say(ann, room, '@prosa two');
    await dueAt(asks.id, '9 seconds', '10 seconds');
    await p.assistant.renewAnswer({ messageId, leaseId });
    expect(await waitsFor(asks.id)).toBeGreaterThan(5);
    await dueAt(asks.id, '299 seconds', '299.5 seconds');
    await p.assistant.renewAnswer({ messageId, leaseId });
    expect(await waitsFor(asks.id)).toBeLessThanOrEqual(1);
    expect(await endOf(room, asks)).toMatchObject({ state: AnswerState.INTERRUPTED, failure: 'AI_BUSY' });
    await p.assistant.finishAnswer({ messageId, leaseId, text: 'One.', state: AnswerState.DONE });
  });

  test('is one of five of the same person at most', async () => {
    const dan = await signUp(p, 'Dan');
    const room = await createRoom(p, [dan]);
    const asked: Message[] = [];
    for (let no = 0; no < 6; no++) asked.push(await say(dan, room, `@prosa ${no}`));
    const [last] = asked.slice(-1);
    if (!last) throw new Error('nothing was asked');
    expect(await endOf(room, last)).toMatchObject({ state: AnswerState.INTERRUPTED, failure: 'RATE_LIMITED' });
    for (let no = 0; no < 5; no++) {
      const { messageId, leaseId, question } = await p.assistant.leaseAnswer({});
      expect(question).toBe(String(no));
      await p.assistant.finishAnswer({ messageId, leaseId, text: '', state: AnswerState.STOPPED });
    }
  });
});

test('who asks much does not make others wait', async () => {
  const room = await createRoom(p, [ann, bob]);
  for (const text of ['@prosa one', '@prosa two', '@prosa three']) await say(ann, room, text);
  await say(bob, room, '@prosa mine');
  const leases = [];
  for (let turn = 0; turn < 4; turn++) leases.push(await p.assistant.leaseAnswer({}));
  expect(leases.map(({ question }) => question)).toEqual(['one', 'mine', 'two', 'three']);
  const ended = { text: '', state: AnswerState.STOPPED };
  for (const { messageId, leaseId } of leases) await p.assistant.finishAnswer({ messageId, leaseId, ...ended });
});

test('nothing is asked by an edit, a forward, code, or where the assistant is off', async () => {
  const room = await createRoom(p, [ann]);
  const plain = await say(ann, room, 'hello');
  await p.messages.editMessage({ actorId: ann.id, request: { messageId: plain.id, text: '@prosa hello' } });
  expect((await say(ann, room, 'write `@prosa` for it')).mentionedUserIds).toEqual([]);
  await say(ann, room, '', { forwardedMessageId: plain.id });
  await p.assistant.setRoomAssistant({ actorId: ann.id, request: { roomId: room.id, enabled: false } });
  expect((await say(ann, room, '@prosa hello')).mentionedUserIds).toEqual([]);
  expect(await p.assistant.leaseAnswer({})).toMatchObject({ messageId: '' });
});

test('deleted or switched off while it grows: it is to stop; used up: it says so', async () => {
  const room = await createRoom(p, [ann]);
  await say(ann, room, '@prosa one');
  const first = await p.assistant.leaseAnswer({});
  await p.messages.deleteMessage({ actorId: ann.id, request: { messageId: first.messageId } });
  const { messageId, leaseId } = first;
  expect(await refusal(p.assistant.renewAnswer({ messageId, leaseId }))).toBe('NotFound MESSAGE_NOT_FOUND');
  await p.assistant.finishAnswer({ messageId, leaseId, text: 'late', state: AnswerState.DONE });
  const deleted = await read(messageId);
  expect([deleted.text, deleted.answer]).toEqual(['', undefined]);
  await say(ann, room, '@prosa two');
  const second = await p.assistant.leaseAnswer({});
  await p.assistant.setRoomAssistant({ actorId: ann.id, request: { roomId: room.id, enabled: false } });
  expect(await p.assistant.renewAnswer({ messageId: second.messageId, leaseId: second.leaseId })).toMatchObject({
    stop: true,
  });
  await p.assistant.finishAnswer({ messageId: second.messageId, leaseId: second.leaseId, state: AnswerState.STOPPED });

  const eve = await signUp(p, 'Eve');
  const other = await createRoom(p, [eve]);
  await sql`insert into assistant_usage (day, account_id, requests)
    values ((clock_timestamp() at time zone 'utc')::date, ${eve.id}, 30)`.execute(db);
  const asks = await say(eve, other, '@prosa more?');
  expect(await p.assistant.leaseAnswer({})).toMatchObject({ messageId: '' });
  await tail.until(() => tail.events(other.id).length === 3);
  const { change } = roomEvent(tail.events(other.id).at(-1) ?? create(LogEventSchema));
  expect(change.value).toMatchObject({
    message: { replyToMessageId: asks.id, answer: { state: AnswerState.INTERRUPTED, failure: 'RATE_LIMITED' } },
  });
});
