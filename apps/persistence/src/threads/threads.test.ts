import type { Message, MyThread, Room, ThreadState, User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail } from '../test-tail.ts';

describe('threads of a person', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let eve: User;
  let room: Room;
  let root: Message;
  beforeAll(async () => {
    p = await startTestPersistence();
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
  });
  beforeEach(async () => {
    room = await createRoom(p, [ana, bo, eve]);
    root = await send(p, ana.id, { roomId: room.id, text: 'root' });
  });
  afterAll(() => p.close());

  const reply = (by: User, text = 'reply', to = root) =>
    send(p, by.id, { roomId: room.id, threadRootMessageId: to.id, text });
  const threads = async (of: User, limit = 200): Promise<MyThread[]> => {
    const { response } = await p.threads.listThreads({ actorId: of.id, request: { limit } });
    return response?.threads.filter((thread) => thread.root?.roomId === room.id) ?? [];
  };
  const stateOf = async (of: User): Promise<ThreadState | undefined> => {
    const request = { rootMessageIds: [root.id] };
    const { response } = await p.threads.getThreads({ actorId: of.id, request });
    return response?.threads[0]?.state;
  };

  test('are followed by the root’s author, by who replies and by who is named', async () => {
    expect(await threads(ana)).toEqual([]);
    await reply(bo);
    expect(await threads(eve)).toEqual([]);
    const named = await reply(bo, 'and @Eve?');
    expect(await stateOf(ana)).toMatchObject({ following: true, unreadCount: 2, mentionCount: 0 });
    expect(await stateOf(bo)).toMatchObject({ following: true, unreadCount: 0, ownCount: 2n });
    expect(await stateOf(eve)).toMatchObject({
      following: true,
      unreadCount: 1,
      unreadMentionSeqs: [named.seq],
    });
    expect(await threads(eve)).toMatchObject([{ root: { id: root.id, thread: { replyCount: 2 } } }]);
  });

  test('who stopped following is left alone until they are named or reply', async () => {
    await reply(bo);
    await p.threads.followThread({ actorId: ana.id, request: { rootMessageId: root.id, follow: false } });
    await reply(bo);
    expect(await stateOf(ana)).toMatchObject({ following: false, unreadCount: 0 });
    await reply(bo, '@Ana!');
    expect(await stateOf(ana)).toMatchObject({ following: true, unreadCount: 1, mentionCount: 1 });
    await p.threads.followThread({ actorId: ana.id, request: { rootMessageId: root.id, follow: false } });
    await reply(ana, 'my own');
    expect(await stateOf(ana)).toMatchObject({ following: true, unreadCount: 0, ownCount: 1n });
    await reply(bo);
    expect(await stateOf(ana)).toMatchObject({ unreadCount: 1 });
  });

  test('following by hand starts at the end; every device is told of it and of reading', async () => {
    await reply(bo);
    const tail = await openTail(p);
    const told = () =>
      tail.items.flatMap(({ item }) =>
        item.case === 'threadState' && item.value.accountId === eve.id ? (item.value.state ?? []) : [],
      );
    const { response } = await p.threads.followThread({
      actorId: eve.id,
      request: { rootMessageId: root.id, follow: true },
    });
    expect(response?.state).toMatchObject({ following: true, unreadCount: 0 });
    const second = await reply(bo);
    expect(await stateOf(eve)).toMatchObject({ unreadCount: 1 });
    const request = { rootMessageId: root.id, seq: second.seq };
    await p.threads.markThreadRead({ actorId: eve.id, request });
    await p.threads.markThreadRead({ actorId: eve.id, request: { ...request, seq: 1n } });
    expect(await stateOf(eve)).toMatchObject({ unreadCount: 0, lastReadSeq: second.seq });
    await tail.until(() => told().length >= 2);
    expect(told().map(({ revision, unreadCount }) => [revision, unreadCount])).toEqual([
      [1n, 0],
      [2n, 0],
    ]);
    tail.close();
  });

  test('come unread first, page by page', async () => {
    const roots = [root];
    for (const text of ['two', 'three', 'four']) roots.push(await send(p, ana.id, { roomId: room.id, text }));
    for (const each of roots) await reply(bo, 'reply', each);
    const [first, , third] = roots as [Message, Message, Message, Message];
    for (const { id } of [roots[1], roots[3]] as Message[]) {
      await p.threads.markThreadRead({ actorId: ana.id, request: { rootMessageId: id, seq: 1_000n } });
    }
    const pages: string[][] = [];
    for (let pageToken = ''; ;) {
      const { response } = await p.threads.listThreads({ actorId: ana.id, request: { limit: 3, pageToken } });
      const page = response?.threads.filter((thread) => thread.root?.roomId === room.id) ?? [];
      pages.push(page.map(({ root: each }) => each?.text ?? ''));
      pageToken = response?.nextPageToken ?? '';
      if (!pageToken) break;
    }
    const unreadOfOthers = pages.flat();
    expect(unreadOfOthers).toEqual([third.text, first.text, 'four', 'two']);
    const token = p.threads.listThreads({ actorId: ana.id, request: { pageToken: 'x' } });
    expect(await refusal(token)).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('are for who may read the room, and end with leaving it', async () => {
    await reply(bo, '@Eve');
    const stranger = await signUp(p, 'Stranger');
    const follow = (actorId: string, rootMessageId: string) =>
      refusal(p.threads.followThread({ actorId, request: { rootMessageId, follow: true } }));
    expect(await follow(stranger.id, root.id)).toBe('NotFound MESSAGE_NOT_FOUND');
    expect(await follow(eve.id, (await reply(bo)).id)).toBe('InvalidArgument INVALID_ARGUMENT');
    const mark = p.threads.markThreadRead({ actorId: stranger.id, request: { rootMessageId: root.id, seq: 9n } });
    expect(await refusal(mark)).toBe('NotFound MESSAGE_NOT_FOUND');
    await p.rooms.leaveRoom({ actorId: eve.id, request: { roomId: room.id } });
    expect(await threads(eve)).toEqual([]);
    await p.rooms.joinRoom({ actorId: eve.id, request: { roomId: room.id } });
    expect(await threads(eve)).toEqual([]);
  });
});
