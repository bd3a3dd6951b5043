import { RoomKind, type Room, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';

describe('saved messages', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    await signUp(p, 'Owner');
  });
  beforeEach(async () => {
    [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
    room = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
  });
  afterAll(() => p.close());

  const save = (messageId: string, actorId = ana.id) => p.saved.saveMessage({ actorId, request: { messageId } });
  const list = async (request: object = {}) => (await p.saved.listSaved({ actorId: ana.id, request })).response;
  const say = (text: string) => send(p, bo.id, { roomId: room.id, text });

  test('last saved first, a page at a time; saving twice changes nothing', async () => {
    for (const text of ['one', 'two', 'three']) await save((await say(text)).id);
    const first = await list({ limit: 2 });
    expect(first?.saved.map(({ message }) => message?.text)).toEqual(['three', 'two']);
    const second = await list({ limit: 2, pageToken: first?.nextPageToken });
    expect(second).toMatchObject({ saved: [{ message: { text: 'one' } }], nextPageToken: '', revision: 3n });
    expect((await save(first?.saved[0]?.message?.id ?? '')).response?.revision).toBe(3n);
    expect((await p.saved.listSavedIds({ actorId: ana.id, request: {} })).response?.messageIds).toHaveLength(3);
  });

  test('come in their current state, and go when they are taken out', async () => {
    const message = await say('befor');
    await save(message.id);
    await p.messages.editMessage({ actorId: bo.id, request: { messageId: message.id, text: 'after' } });
    expect((await list())?.saved[0]?.message?.text).toBe('after');
    await p.saved.unsaveMessage({ actorId: ana.id, request: { messageId: message.id } });
    expect((await list())?.saved).toEqual([]);
  });

  test('what is deleted, or may not be read any more, is left out', async () => {
    const [gone, hidden] = [await say('gone'), await say('hidden')];
    await save(gone.id);
    await save(hidden.id);
    await p.messages.deleteMessage({ actorId: bo.id, request: { messageId: gone.id } });
    expect((await list())?.saved.map(({ message }) => message?.text)).toEqual(['hidden']);
    await p.rooms.leaveRoom({ actorId: ana.id, request: { roomId: room.id } });
    expect((await list())?.saved).toEqual([]);
  });

  test('only of what the person may read', async () => {
    const eve = await signUp(p, 'Eve');
    const { id } = await say('private');
    expect(await refusal(save(id, eve.id))).toBe('NotFound MESSAGE_NOT_FOUND');
  });
});
