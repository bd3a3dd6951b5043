import { type Room, RoomKind, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';

describe('forwarding', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let eve: User;
  let open: Room;
  let secret: Room;
  let other: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
    open = await createRoom(p, [ana, bo]);
    secret = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
    other = await createRoom(p, [bo, eve]);
  });
  afterAll(() => p.close());

  const say = (roomId: string, text: string) => send(p, ana.id, { roomId, text });
  const forward = (actorId: string, forwardedMessageId: string, roomId = other.id) =>
    send(p, actorId, { roomId, text: '', forwardedMessageId });

  test('of a public room: its text, with where, who and when; whom it names is not told again', async () => {
    const source = await say(open.id, `Look, <@${bo.id}> @room`);
    const copy = await forward(bo.id, source.id);
    expect(copy).toMatchObject({ senderId: bo.id, text: source.text, mentionedUserIds: [], mentionsRoom: false });
    const { id: messageId, roomId, senderId, sentAt } = source;
    expect(copy.forwarded).toMatchObject({ messageId, roomId, senderId, sentAt });
  });

  test('of a private room: who and when, not where', async () => {
    const source = await say(secret.id, 'between us');
    const copy = await forward(bo.id, source.id);
    expect(copy.forwarded).toMatchObject({ messageId: '', roomId: '', senderId: ana.id });
    const { response } = await p.messages.listMessages({ actorId: eve.id, request: { roomId: other.id, limit: 1 } });
    expect(response?.messages).toEqual([copy]);
    expect(
      JSON.stringify(response?.messages[0], (_, value: unknown) => (typeof value === 'bigint' ? 0 : value)),
    ).not.toContain(secret.id);
    // Within the room itself everybody knows it.
    expect((await forward(bo.id, source.id, secret.id)).forwarded?.messageId).toBe(source.id);
  });

  test('a forwarded message forwarded keeps its first author and place', async () => {
    const source = await say(open.id, 'first');
    const copy = await forward(bo.id, source.id);
    const again = await forward(eve.id, copy.id);
    expect(again.forwarded).toEqual(copy.forwarded);
    const hidden = await forward(bo.id, (await say(secret.id, 'hidden')).id);
    expect((await forward(eve.id, hidden.id)).forwarded).toMatchObject({ messageId: '', senderId: ana.id });
  });

  test('what was forwarded within a private room does not tell of it elsewhere, whoever forwards it on', async () => {
    const within = await forward(ana.id, (await say(secret.id, 'inside')).id, secret.id);
    expect((await forward(bo.id, within.id)).forwarded).toMatchObject({ messageId: '', roomId: '', senderId: ana.id });
    expect((await forward(bo.id, within.id, secret.id)).forwarded).toEqual(within.forwarded);
  });

  test('only what one may read, and what stands', async () => {
    const source = await say(secret.id, 'not for Eve');
    expect(await refusal(forward(eve.id, source.id))).toBe('NotFound MESSAGE_NOT_FOUND');
    expect(await refusal(forward(eve.id, source.id, secret.id))).toBe('NotFound ROOM_NOT_FOUND');
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: source.id } });
    expect(await refusal(forward(bo.id, source.id))).toBe('FailedPrecondition MESSAGE_DELETED');
    const withText = send(p, bo.id, { roomId: other.id, text: 'mine', forwardedMessageId: source.id });
    expect(await refusal(withText)).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('the words of another cannot be edited; the copy can be deleted, and outlives its source', async () => {
    const source = await say(open.id, 'as I said it');
    const copy = await forward(bo.id, source.id);
    const edit = p.messages.editMessage({ actorId: bo.id, request: { messageId: copy.id, text: 'twisted' } });
    expect(await refusal(edit)).toBe('PermissionDenied NOT_THE_AUTHOR');
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: source.id } });
    const get = () => p.messages.getMessages({ actorId: eve.id, request: { messageIds: [copy.id] } });
    expect((await get()).response?.messages).toEqual([copy]);
    await p.messages.deleteMessage({ actorId: bo.id, request: { messageId: copy.id } });
    const [gone] = (await get()).response?.messages ?? [];
    expect([gone?.text, gone?.forwarded]).toEqual(['', undefined]);
  });

  test('sent again it is the same message', async () => {
    const source = await say(open.id, 'once');
    const request = { roomId: other.id, text: '', forwardedMessageId: source.id, clientMessageId: crypto.randomUUID() };
    const [first, second] = [await send(p, bo.id, request), await send(p, bo.id, request)];
    expect(second).toEqual(first);
  });
});
