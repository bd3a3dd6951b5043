import { ConnectError } from '@connectrpc/connect';
import type { Message, ThreadSummary, User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import {
  createRoom,
  refusal,
  send,
  sendAll,
  signUp,
  startTestPersistence,
  type TestPersistence,
} from '../test-persistence.ts';
import { openTail, range, roomEvent } from '../test-tail.ts';

describe('a reply in a thread', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let eve: User;
  beforeAll(async () => {
    p = await startTestPersistence();
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
  });
  afterAll(() => p.close());

  const stored = (outcome: Message | ConnectError | undefined): Message => {
    if (!outcome || outcome instanceof ConnectError) throw outcome ?? new Error('no outcome');
    return outcome;
  };
  const rootNow = async (id: string) =>
    (await p.messages.getMessages({ actorId: ana.id, request: { messageIds: [id] } })).response?.messages[0];
  const myRoom = async ({ id }: User, roomId: string) =>
    (await p.rooms.listRooms({ actorId: id, request: {} })).response?.rooms.find(({ room }) => room?.id === roomId);

  test('counts in its thread, not in the room', async () => {
    const room = await createRoom(p, [ana, bo, eve]);
    const root = await send(p, ana.id, { roomId: room.id, text: 'root' });
    const other = await send(p, bo.id, { roomId: room.id, text: 'beside' });
    const inThread = { roomId: room.id, threadRootMessageId: root.id };
    const first = await send(p, bo.id, { ...inThread, text: 'one' });
    const second = await send(p, eve.id, { ...inThread, text: 'two @Bo' });
    const third = await send(p, bo.id, { ...inThread, text: 'three' });
    const next = await send(p, bo.id, { roomId: room.id, text: 'after' });

    expect([root, other, first, second, third, next].map(({ seq }) => Number(seq))).toEqual(range(3, 8));
    expect([root, other, first, second, third, next].map(({ ordinal }) => Number(ordinal))).toEqual([1, 2, 2, 2, 2, 3]);
    expect([other, first, third, next].map(({ senderOrdinal }) => Number(senderOrdinal))).toEqual([1, 1, 1, 2]);
    expect([first, second, third].map(({ threadOrdinal }) => Number(threadOrdinal))).toEqual([1, 2, 3]);
    expect([first, second, third].map((m) => Number(m.threadSenderOrdinal))).toEqual([1, 1, 2]);
    expect((await rootNow(root.id))?.thread).toMatchObject({
      rootMessageId: root.id,
      rootSenderId: ana.id,
      replyCount: 3,
      messageCount: 3n,
      lastReplySeq: third.seq,
      lastReplyAt: third.sentAt,
      participantIds: [bo.id, eve.id],
      revision: third.seq,
    });
    // Bo is named in the thread only.
    expect(await myRoom(bo, room.id)).toMatchObject({ unreadCount: 1, mentionCount: 0 });
    expect(await myRoom(eve, room.id)).toMatchObject({ unreadCount: 3, room: { messageCount: 3n } });
    await p.messages.markRead({ actorId: eve.id, request: { roomId: room.id, seq: third.seq } });
    expect(await myRoom(eve, room.id)).toMatchObject({ unreadCount: 1, readState: { readOrdinal: 2n } });
  });

  test('the event has the thread, live and read again', async () => {
    const room = await createRoom(p, [ana, bo]);
    const tail = await openTail(p);
    const root = await send(p, ana.id, { roomId: room.id, text: 'root' });
    const reply = await send(p, bo.id, { roomId: room.id, threadRootMessageId: root.id, text: 'one' });
    const gone = await send(p, ana.id, { roomId: room.id, threadRootMessageId: root.id, text: 'two' });
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: gone.id } });
    await tail.until(() => tail.seqs(room.id).includes(Number(gone.seq) + 1));
    const threadOf = (event: Parameters<typeof roomEvent>[0]): ThreadSummary | undefined => {
      const { change } = roomEvent(event);
      return change.case === 'messageCreated' || change.case === 'messageDeleted' ? change.value.thread : undefined;
    };
    expect(tail.events(room.id).map((event) => threadOf(event)?.replyCount)).toEqual([undefined, 1, 2, 1]);
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: root.seq, limit: 10 });
    expect(events.map((event) => threadOf(event)?.replyCount)).toEqual([1, 1, 1]);
    const after = (await rootNow(root.id))?.thread;
    expect(after).toMatchObject({
      messageCount: 2n,
      lastReplySeq: reply.seq,
      participantIds: [bo.id],
      revision: gone.seq + 1n,
    });
    expect(threadOf(events[0] as Parameters<typeof roomEvent>[0])).toEqual(after);
    tail.close();
  });

  test('is refused without a trace where there is no such thread', async () => {
    const [room, elsewhere] = await Promise.all([createRoom(p, [ana]), createRoom(p, [ana])]);
    const root = await send(p, ana.id, { roomId: room.id, text: 'root' });
    const reply = await send(p, ana.id, { roomId: room.id, threadRootMessageId: root.id, text: 'reply' });
    const deleted = await send(p, ana.id, { roomId: room.id, text: 'soon gone' });
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: deleted.id } });
    const attempt = (roomId: string, threadRootMessageId: string, actorId = ana.id) =>
      refusal(send(p, actorId, { roomId, threadRootMessageId, text: 'no' }));
    expect(await attempt(room.id, randomUUID())).toBe('NotFound MESSAGE_NOT_FOUND');
    expect(await attempt(elsewhere.id, root.id)).toBe('NotFound MESSAGE_NOT_FOUND');
    expect(await attempt(room.id, reply.id)).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await attempt(room.id, deleted.id)).toBe('FailedPrecondition MESSAGE_DELETED');
    expect(await attempt(room.id, root.id, eve.id)).toBe('NotFound ROOM_NOT_FOUND');
    await p.rooms.archiveRoom({ actorId: ana.id, request: { roomId: room.id, archived: true } });
    expect(await attempt(room.id, root.id)).toBe('FailedPrecondition ROOM_ARCHIVED');
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: deleted.seq, limit: 10 });
    expect(events.map((event) => roomEvent(event).change.case)).toEqual(['messageDeleted', 'roomChanged']);
  });

  test('is stored once, however often and wherever it is sent', async () => {
    const second = await startTestPersistence(p.databaseUrl);
    try {
      const room = await createRoom(p, [ana]);
      const root = await send(p, ana.id, { roomId: room.id, text: 'root' });
      const clientMessageId = randomUUID();
      const again = { actorId: ana.id, roomId: room.id, threadRootMessageId: root.id, clientMessageId, text: 'once' };
      const outcomes = await Promise.all(range(1, 6).map((n) => sendAll(n % 2 ? p : second, [again, again])));
      expect(new Set(outcomes.flat().map((outcome) => stored(outcome).id)).size).toBe(1);
      expect((await rootNow(root.id))?.thread?.messageCount).toBe(1n);
    } finally {
      await second.close();
    }
  });

  test('what one person sends is stored in its order, in threads and beside them', async () => {
    const room = await createRoom(p, [ana, bo]);
    const root = await send(p, ana.id, { roomId: room.id, text: 'root' });
    const sends = range(1, 30).map((n) => ({
      actorId: n % 5 === 0 ? bo.id : ana.id,
      roomId: room.id,
      text: `n ${n}`,
      threadRootMessageId: n % 3 === 0 || n % 5 === 0 ? root.id : '',
    }));
    const outcomes = (await sendAll(p, sends)).map(stored);
    for (const { id } of [ana, bo]) {
      const seqs = outcomes.filter(({ senderId }) => senderId === id).map(({ seq }) => seq);
      expect(seqs).toEqual([...seqs].sort((a, b) => Number(a - b)));
    }
    const all = outcomes.map(({ seq }) => Number(seq)).sort((a, b) => a - b);
    expect(all).toEqual(range(Number(root.seq) + 1, Number(root.seq) + 30));
  });

  test('pages are of the whole room, of the main timeline or of a thread', async () => {
    const room = await createRoom(p, [ana]);
    const root = await send(p, ana.id, { roomId: room.id, text: 'root' });
    for (const n of range(1, 5)) {
      await send(p, ana.id, { roomId: room.id, threadRootMessageId: root.id, text: `reply ${n}` });
      await send(p, ana.id, { roomId: room.id, text: `main ${n}` });
    }
    const page = async (part: 'all' | 'main' | 'thread', beforeSeq?: bigint) => {
      const filter = {
        all: undefined,
        main: { part: { case: 'mainTimeline' as const, value: {} } },
        thread: { part: { case: 'threadRootMessageId' as const, value: root.id } },
      }[part];
      const position = beforeSeq === undefined ? undefined : { case: 'beforeSeq' as const, value: beforeSeq };
      const request = { roomId: room.id, limit: 3, filter, position };
      const { response } = await p.messages.listMessages({ actorId: ana.id, request });
      const { messages = [], hasMoreBefore, hasMoreAfter } = response ?? {};
      return [messages.map(({ text }) => text).join(), hasMoreBefore, hasMoreAfter];
    };
    expect(await page('all')).toEqual(['main 4,reply 5,main 5', true, false]);
    expect(await page('all', root.seq + 3n)).toEqual(['root,reply 1,main 1', false, true]);
    expect(await page('main')).toEqual(['main 3,main 4,main 5', true, false]);
    expect(await page('main', root.seq + 5n)).toEqual(['root,main 1,main 2', false, true]);
    expect(await page('thread')).toEqual(['reply 3,reply 4,reply 5', true, false]);
    expect(await page('thread', root.seq + 6n)).toEqual(['reply 1,reply 2,reply 3', false, true]);
    const filter = { part: { case: 'threadRootMessageId' as const, value: randomUUID() } };
    const unknown = p.messages.listMessages({ actorId: ana.id, request: { roomId: room.id, limit: 3, filter } });
    expect(await refusal(unknown)).toBe('NotFound MESSAGE_NOT_FOUND');
  });
});
