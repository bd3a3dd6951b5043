import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import type { Room, User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, type TestTail } from '../test-tail.ts';

describe('scheduled messages', () => {
  let p: TestPersistence;
  let other: TestPersistence;
  let ana: User;
  let bo: User;
  let room: Room;
  let tail: TestTail;
  beforeAll(async () => {
    p = await startTestPersistence();
    other = await startTestPersistence(p.databaseUrl);
    await signUp(p, 'Owner');
  });
  beforeEach(async () => {
    [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
    room = await createRoom(p, [bo, ana]);
    tail = await openTail(p);
  });
  afterEach(() => tail.close());
  afterAll(async () => {
    await other.close();
    await p.close();
  });

  const inMs = (ms: number) => timestampFromMs(Date.now() + ms);
  const schedule = async (text: string, ms: number, fields: object = {}) => {
    const request = { scheduledId: randomUUID(), roomId: room.id, text, sendAt: inMs(ms), ...fields };
    const { response } = await p.scheduled.scheduleMessage({ actorId: ana.id, request });
    if (!response?.scheduled) throw new Error('nothing was scheduled');
    return response.scheduled;
  };
  const sendNow = (scheduledId: string) =>
    p.scheduled.updateScheduled({ actorId: ana.id, request: { scheduledId, sendAt: inMs(0) } });
  const list = async () =>
    (await p.scheduled.listScheduled({ actorId: ana.id, request: {} })).response?.scheduled ?? [];
  const said = async () => {
    const { response } = await p.messages.listMessages({ actorId: bo.id, request: { roomId: room.id, limit: 200 } });
    return response?.messages ?? [];
  };
  /** Resolves when the list is as it should be: it changes with every announcement. */
  const untilListed = async (fits: (listed: Awaited<ReturnType<typeof list>>) => boolean) => {
    for (let heard = 0; !fits(await list());) {
      const changes = () => tail.items.filter(({ item }) => item.case === 'personalChanged').length;
      await tail.until(() => changes() > heard);
      heard = changes();
    }
  };

  test('are sent at their time, once, by whichever process; then they leave the list', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 10; i++) ids.push((await schedule(`line ${i}`, 100 + i * 20)).id);
    await untilListed(({ length }) => length === 0);
    const messages = await said();
    expect(messages.map(({ clientMessageId }) => clientMessageId).toSorted()).toEqual(ids.toSorted());
    expect(messages.every(({ senderId }) => senderId === ana.id)).toBe(true);
  });

  test('can be changed, sent now, and cancelled; what is sent cannot', async () => {
    const scheduled = await schedule('a frist try', 3_600_000);
    const cancelled = await schedule('never', 3_600_000);
    const change = (request: object) =>
      p.scheduled.updateScheduled({ actorId: ana.id, request: { scheduledId: scheduled.id, ...request } });
    await change({ text: 'a first try' });
    await p.scheduled.cancelScheduled({ actorId: ana.id, request: { scheduledId: cancelled.id } });
    expect((await list()).map(({ text }) => text)).toEqual(['a first try']);
    await change({ sendAt: inMs(0) });
    await untilListed(({ length }) => length === 0);
    expect((await said()).map(({ text }) => text)).toEqual(['a first try']);
    expect(await refusal(change({ text: 'too late' }))).toBe('NotFound SCHEDULED_NOT_FOUND');
    const cancel = p.scheduled.cancelScheduled({ actorId: ana.id, request: { scheduledId: scheduled.id } });
    expect(await refusal(cancel)).toBe('NotFound SCHEDULED_NOT_FOUND');
  });

  test('fail with the reason when the person has left the room, and wait again with a new time', async () => {
    const { id } = await schedule('goodbye', 3_600_000);
    await p.rooms.leaveRoom({ actorId: ana.id, request: { roomId: room.id } });
    await sendNow(id);
    await untilListed(([one]) => one?.failure === 'ROOM_NOT_FOUND');
    await p.rooms.joinRoom({ actorId: ana.id, request: { roomId: room.id } });
    await sendNow(id);
    await untilListed(({ length }) => length === 0);
    expect((await said()).map(({ text }) => text)).toEqual(['goodbye']);
  });

  test('fail with the reason when the room is archived, or what they answer is of another room', async () => {
    const elsewhere = await send(p, bo.id, { roomId: (await createRoom(p, [bo])).id, text: 'elsewhere' });
    await schedule('an answer', 0, { replyToMessageId: elsewhere.id });
    await untilListed(([one]) => one?.failure === 'MESSAGE_NOT_FOUND');
    const { id } = await schedule('too late', 3_600_000);
    await p.rooms.archiveRoom({ actorId: bo.id, request: { roomId: room.id, archived: true } });
    await sendNow(id);
    await untilListed((all) => all.some(({ failure }) => failure === 'ROOM_ARCHIVED'));
    expect(await refusal(schedule('not even', 1_000))).toBe('FailedPrecondition ROOM_ARCHIVED');
  });

  test('that were sent by a process which ended before it could say so are not sent again', async () => {
    const scheduledId = randomUUID();
    await send(p, ana.id, { roomId: room.id, text: 'once', clientMessageId: scheduledId });
    await schedule('once', 50, { scheduledId });
    await untilListed(({ length }) => length === 0);
    expect((await said()).map(({ text }) => text)).toEqual(['once']);
  });

  test('the same id again is the same; at most 100; a year ahead at most', async () => {
    const { id } = await schedule('same', 3_600_000);
    expect((await schedule('other', 1_000_000, { scheduledId: id })).text).toBe('same');
    for (let i = 1; i < 100; i++) await schedule(`line ${i}`, 3_600_000);
    expect(await list()).toHaveLength(100);
    expect(await refusal(schedule('one more', 1_000))).toBe('FailedPrecondition PERSONAL_LIMIT_REACHED');
    expect(await refusal(schedule('far', 400 * 86_400_000))).toBe('InvalidArgument INVALID_ARGUMENT');
  });
});
