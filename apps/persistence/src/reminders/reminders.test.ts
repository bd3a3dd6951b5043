import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { PersonalSection, RoomKind, type Message, type User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, type TestTail } from '../test-tail.ts';

describe('reminders', () => {
  let p: TestPersistence;
  let other: TestPersistence;
  let ana: User;
  let bo: User;
  let message: Message;
  beforeAll(async () => {
    p = await startTestPersistence();
    other = await startTestPersistence(p.databaseUrl);
    await signUp(p, 'Owner');
  });
  beforeEach(async () => {
    [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
    const room = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
    message = await send(p, bo.id, { roomId: room.id, text: 'the tide turns at nine' });
  });
  afterAll(async () => {
    await other.close();
    await p.close();
  });

  const inMs = (ms: number) => timestampFromMs(Date.now() + ms);
  const remind = async (ms: number, reminderId: string = randomUUID(), actorId = ana.id) => {
    const request = { reminderId, messageId: message.id, remindAt: inMs(ms), note: 'look' };
    return (await p.reminders.createReminder({ actorId, request })).response;
  };
  const list = async () =>
    (await p.reminders.listReminders({ actorId: ana.id, request: {} })).response?.reminders ?? [];
  const told = (tail: TestTail) =>
    tail.items.flatMap(({ item }) =>
      item.case === 'reminderDue' && item.value.accountId === ana.id ? [item.value.due?.reminder] : [],
    );

  test('become due at their time, once, whoever sees it first; every process is told', async () => {
    const tails = await Promise.all([openTail(p), openTail(other)]);
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    for (const [index, id] of ids.entries()) await remind(index * 150, id);
    for (const tail of tails) {
      await tail.until(() => told(tail).length >= ids.length);
      expect(told(tail).map((reminder) => reminder?.id)).toEqual(ids);
      expect(told(tail)[0]).toMatchObject({ note: 'look', message: { text: 'the tide turns at nine' } });
    }
    expect((await list()).every(({ dueSince }) => dueSince !== undefined)).toBe(true);
    const sections = tails[0]?.items.flatMap(({ item }) =>
      item.case === 'personalChanged' && item.value.accountId === ana.id ? (item.value.change?.sections ?? []) : [],
    );
    expect(new Set(sections)).toEqual(new Set([PersonalSection.REMINDERS]));
    for (const tail of tails) tail.close();
  });

  test('wait until then; a new time makes one that was due wait again', async () => {
    const tail = await openTail(p);
    const id = (await remind(0))?.reminder?.id ?? '';
    await tail.until(() => told(tail).length === 1);
    const request = { reminderId: id, remindAt: inMs(3_600_000), note: 'later' };
    await p.reminders.updateReminder({ actorId: ana.id, request });
    const [reminder] = await list();
    expect(reminder).toMatchObject({ note: 'later' });
    expect(reminder?.dueSince).toBeUndefined();
    tail.close();
  });

  test('the same id again changes nothing; removed ones are gone', async () => {
    const id = randomUUID();
    expect((await remind(60_000, id))?.revision).toBe(1n);
    expect((await remind(90_000, id))?.revision).toBe(1n);
    await p.reminders.removeReminder({ actorId: ana.id, request: { reminderId: id } });
    expect(await list()).toEqual([]);
    expect(await refusal(p.reminders.updateReminder({ actorId: ana.id, request: { reminderId: id } }))).toBe(
      'NotFound REMINDER_NOT_FOUND',
    );
  });

  test('keep their note when the message is gone', async () => {
    await remind(60_000);
    await p.messages.deleteMessage({ actorId: bo.id, request: { messageId: message.id } });
    const [reminder] = await list();
    expect(reminder?.note).toBe('look');
    expect(reminder?.message).toBeUndefined();
  });

  test('are refused for messages that the person may not read, and for times too far', async () => {
    const eve = await signUp(p, 'Eve');
    expect(await refusal(remind(60_000, randomUUID(), eve.id))).toBe('NotFound MESSAGE_NOT_FOUND');
    expect(await refusal(remind(6 * 366 * 86_400_000))).toBe('InvalidArgument INVALID_ARGUMENT');
  });
});
