import { ReadersHidden, RoomKind, type User } from '@prosa/proto/chat';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';

let p: TestPersistence;
let ana: User;
let bo: User;
let eve: User;
beforeAll(async () => {
  p = await startTestPersistence();
  [ana, bo, eve] = [await signUp(p, 'Ana'), await signUp(p, 'Bo'), await signUp(p, 'Eve')];
});
afterAll(() => p.close());

const readers = async (messageId: string, actorId = ana.id) =>
  (await p.receipts.listReaders({ actorId, request: { messageId } })).response;
const receipts = (actorId: string, readReceipts: boolean) =>
  p.personal.updatePreferences({ actorId, request: { preferences: { readReceipts } } });

test('who has read past a message, but for its author; those who do not tell are not told', async () => {
  const room = await createRoom(p, [ana, bo, eve]);
  const [first, second] = [
    await send(p, ana.id, { roomId: room.id, text: 'one' }),
    await send(p, ana.id, { roomId: room.id, text: 'two' }),
  ];
  expect(await readers(first.id)).toMatchObject({ userIds: [], possible: 2 });
  await p.messages.markRead({ actorId: bo.id, request: { roomId: room.id, seq: first.seq } });
  await p.messages.markRead({ actorId: eve.id, request: { roomId: room.id, seq: second.seq } });
  expect(await readers(first.id)).toMatchObject({ userIds: [bo.id, eve.id], possible: 2 });
  expect(await readers(second.id)).toMatchObject({ userIds: [eve.id], possible: 2 });
  expect(await readers(second.id, bo.id)).toMatchObject({ userIds: [eve.id], possible: 1 });
  await receipts(eve.id, false);
  expect(await readers(second.id)).toMatchObject({ userIds: [], possible: 1 });
  expect(await readers(second.id, eve.id)).toMatchObject({ userIds: [], hidden: ReadersHidden.SWITCHED_OFF });
  await receipts(eve.id, true);
});

test('for members, about what is no reply in a thread', async () => {
  const room = await createRoom(p, [ana, bo], RoomKind.PUBLIC);
  const root = await send(p, ana.id, { roomId: room.id, text: 'root' });
  const reply = await send(p, ana.id, { roomId: room.id, text: 'reply', threadRootMessageId: root.id });
  expect(await refusal(readers(root.id, eve.id))).toBe('NotFound MESSAGE_NOT_FOUND');
  expect(await readers(reply.id)).toMatchObject({ hidden: ReadersHidden.THREAD_REPLY });
});
