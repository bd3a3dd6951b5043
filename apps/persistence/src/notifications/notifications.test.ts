import { NotificationLevel, PersonalSection, RoomKind, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail } from '../test-tail.ts';

let p: TestPersistence;
let ana: User;
let bo: User;
let eve: User;
beforeAll(async () => {
  p = await startTestPersistence();
  [ana, bo, eve] = [await signUp(p, 'Ana'), await signUp(p, 'Bo'), await signUp(p, 'Eve')];
});
afterAll(() => p.close());

const set = (roomId: string, notification: object, actorId = bo.id) =>
  p.notifications.setRoomNotification({ actorId, request: { roomId, notification } });
const list = async () => (await p.notifications.listRoomNotifications({ actorId: bo.id, request: {} })).response;
const { ALL, NOTHING, UNSPECIFIED } = NotificationLevel;

describe('what one hears of a room', () => {
  test('stands with the room and is told to the own streams, until it is the default again', async () => {
    const room = await createRoom(p, [ana, bo]);
    const tail = await openTail(p);
    const { response } = await set(room.id, { level: NOTHING, muted: true });
    expect(response?.notification).toMatchObject({ level: NOTHING, muted: true });
    const told = () => tail.items.flatMap(({ item }) => (item.case === 'personalChanged' ? [item.value] : []));
    await tail.until(() => told().length > 0);
    expect(told()[0]).toMatchObject({ accountId: bo.id, change: { sections: [PersonalSection.NOTIFICATIONS] } });
    expect(await list()).toMatchObject({
      rooms: [{ roomId: room.id, notification: { level: NOTHING, muted: true } }],
      revision: response?.revision,
    });
    const mine = async () => {
      const { response } = await p.rooms.listRooms({ actorId: bo.id, request: {} });
      return response?.rooms.find((found) => found.room?.id === room.id)?.notification;
    };
    expect(await mine()).toMatchObject({ level: NOTHING, muted: true });
    await set(room.id, {});
    expect(await mine()).toBeUndefined();
    expect((await set(room.id, { level: UNSPECIFIED })).response?.revision).toBe((await list())?.revision);
    tail.close();
  });

  test('is for members, also in public rooms; who left has nothing to say', async () => {
    const room = await createRoom(p, [ana]);
    const hidden = await createRoom(p, [ana], RoomKind.PRIVATE);
    for (const { id } of [room, hidden]) expect(await refusal(set(id, { level: ALL }))).toBe('NotFound ROOM_NOT_FOUND');
    await p.rooms.joinRoom({ actorId: bo.id, request: { roomId: room.id } });
    await set(room.id, { level: ALL });
    await p.rooms.leaveRoom({ actorId: bo.id, request: { roomId: room.id } });
    expect((await list())?.rooms.filter(({ roomId }) => roomId === room.id)).toEqual([]);
  });
});

test('unread messages with a keyword, found as soon as they are indexed', async () => {
  const room = await createRoom(p, [ana, eve]);
  const keywords = { words: ['high  tide', 'Maré', 'c++'] };
  await p.personal.updatePreferences({ actorId: eve.id, request: { preferences: { keywords } } });
  const texts = [
    'High tide at nine',
    'tide',
    'a MARÉ subiu',
    'mare',
    'c++!',
    `maré for @${eve.displayName}`,
    'maré gone',
  ];
  const sent = [];
  for (const text of texts) sent.push(await send(p, ana.id, { roomId: room.id, text }));
  await send(p, eve.id, { roomId: room.id, text: 'my own maré' });
  await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: sent.at(-1)?.id } });
  // A search fills the index first.
  await p.messages.searchMessages({ actorId: eve.id, request: { query: 'tide' } });
  const hits = async () =>
    (await p.notifications.listKeywordHits({ actorId: eve.id, request: {} })).response?.rooms.map(({ seqs }) => seqs);
  expect(await hits()).toEqual([[sent[0]?.seq, sent[2]?.seq, sent[4]?.seq]]);
  await p.messages.markRead({ actorId: eve.id, request: { roomId: room.id, seq: sent[2]?.seq } });
  expect(await hits()).toEqual([[sent[4]?.seq]]);
  const { response } = await p.notifications.listKeywordHits({ actorId: ana.id, request: {} });
  expect(response?.rooms).toEqual([]);
});
