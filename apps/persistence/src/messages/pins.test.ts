import { type Room, RoomKind, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { range, roomEvent } from '../test-tail.ts';

describe('pins', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let eve: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
  });
  beforeEach(async () => {
    room = await createRoom(p, [ana, bo]);
  });
  afterAll(() => p.close());

  const say = (text: string, roomId = room.id) => send(p, ana.id, { roomId, text });
  const pin = async (actorId: string, messageId: string, pinned = true) =>
    (await p.pins.pinMessage({ actorId, request: { messageId, pinned } })).response?.message;
  const pins = async (actorId: string, roomId = room.id) =>
    (await p.pins.listPins({ actorId, request: { roomId } })).response?.messages ?? [];
  const events = async (after: bigint) => {
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: after, limit: 100 });
    return events.map((event) => roomEvent(event).change);
  };
  const pinCount = async () => {
    const { response } = await p.rooms.listRooms({ actorId: ana.id, request: {} });
    return response?.rooms.find((mine) => mine.room?.id === room.id)?.room?.pinCount;
  };

  test('any member pins and unpins; the same again changes nothing; the newest pin stands first', async () => {
    const [one, two] = [await say('one'), await say('two')];
    const pinned = await pin(bo.id, one.id);
    expect(pinned).toMatchObject({ id: one.id, pinnedByUserId: bo.id, revision: two.seq + 1n, text: 'one' });
    expect(await pin(ana.id, one.id)).toEqual(pinned);
    await pin(ana.id, two.id);
    expect((await pins(bo.id)).map(({ text }) => text)).toEqual(['two', 'one']);
    expect(await pinCount()).toBe(2);
    await pin(ana.id, one.id, false);
    await pin(ana.id, one.id, false);
    expect((await pins(bo.id)).map(({ text }) => text)).toEqual(['two']);
    expect(await events(two.seq)).toMatchObject([
      { case: 'pinChanged', value: { messageId: one.id, pinned: true, pinCount: 1, message: { id: one.id } } },
      { case: 'pinChanged', value: { messageId: two.id, pinned: true, pinCount: 2, message: { text: 'two' } } },
      { case: 'pinChanged', value: { messageId: one.id, pinned: false, pinCount: 1 } },
    ]);
    expect(await pinCount()).toBe(1);
  });

  test('a deleted message loses its pin first', async () => {
    const message = await say('secret words');
    await pin(ana.id, message.id);
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: message.id } });
    expect(await pins(ana.id)).toEqual([]);
    expect(await pinCount()).toBe(0);
    const after = await events(message.seq);
    expect(after.map((change) => change.case)).toEqual(['pinChanged', 'pinChanged', 'messageDeleted']);
    expect(after[1]).toMatchObject({ value: { pinned: false, pinCount: 0, message: { text: '' } } });
    expect(await refusal(pin(ana.id, message.id))).toBe('FailedPrecondition MESSAGE_DELETED');
  });

  test('who is not in the room pins nothing; a public room may be looked at', async () => {
    const open = await say('open');
    await pin(ana.id, open.id);
    expect(await refusal(pin(eve.id, open.id, false))).toBe('NotFound MESSAGE_NOT_FOUND');
    expect(await pins(eve.id)).toMatchObject([{ id: open.id }]);
    const secret = await createRoom(p, [ana], RoomKind.PRIVATE);
    const hidden = await say('hidden', secret.id);
    expect(await refusal(pin(eve.id, hidden.id))).toBe('NotFound MESSAGE_NOT_FOUND');
    expect(await refusal(pins(eve.id, secret.id))).toBe('NotFound ROOM_NOT_FOUND');
  });

  test('an archived room keeps its pins as they are', async () => {
    const [one, two] = [await say('one'), await say('two')];
    await pin(ana.id, one.id);
    await p.rooms.archiveRoom({ actorId: ana.id, request: { roomId: room.id, archived: true } });
    expect(await refusal(pin(ana.id, two.id))).toBe('FailedPrecondition ROOM_ARCHIVED');
    expect(await refusal(pin(ana.id, one.id, false))).toBe('FailedPrecondition ROOM_ARCHIVED');
    expect(await pins(ana.id)).toMatchObject([{ id: one.id }]);
  });

  test('a hundred pins are all that a room takes, also at the same time', async () => {
    const messages = [];
    for (const n of range(1, 103)) messages.push(await say(`n ${n}`));
    for (const { id } of messages.slice(0, 98)) await pin(ana.id, id);
    const last = await Promise.allSettled(messages.slice(98).map(({ id }) => pin(bo.id, id)));
    expect(last.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await pins(ana.id)).toHaveLength(100);
    const left = messages.find(({ id }, index) => index > 97 && last[index - 98]?.status === 'rejected' && id);
    expect(await refusal(pin(ana.id, left?.id ?? ''))).toBe('FailedPrecondition TOO_MANY_PINS');
  });
});
