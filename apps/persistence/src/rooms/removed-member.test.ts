import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { RoomKind, type Room, type User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { download, uploadWhole } from '../files/test-upload.ts';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail } from '../test-tail.ts';

describe('who was removed from a private room', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    [ana, bo] = [await signUp(p, 'Ana'), await signUp(p, 'Bo')];
    room = await createRoom(p, [ana, bo], RoomKind.PRIVATE);
  });
  afterAll(() => p.close());

  const secret = 'the harbour closes at nine';
  const text = (value: unknown) => JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? 0 : part));

  test('finds nothing of it in what they kept, follow, have to be reminded of or wanted to say later', async () => {
    const file = await uploadWhole(p, ana, Buffer.from(secret));
    const root = await send(p, ana.id, { roomId: room.id, text: secret, attachmentIds: [file.id] });
    const poll = { options: [secret, 'no'], multipleChoice: false, anonymous: true };
    const vote = await send(p, ana.id, { roomId: room.id, text: secret, poll });
    await send(p, bo.id, { roomId: room.id, text: 'mine', threadRootMessageId: root.id });
    const as = <Request>(request: Request) => ({ actorId: bo.id, request });
    const later = (ms: number) => timestampFromMs(Date.now() + ms);
    await p.saved.saveMessage(as({ messageId: root.id }));
    const [reminderId, scheduledId] = [randomUUID(), randomUUID()];
    await p.reminders.createReminder(as({ reminderId, messageId: root.id, remindAt: later(60_000) }));
    await p.scheduled.scheduleMessage(as({ scheduledId, roomId: room.id, text: 'still here', sendAt: later(60_000) }));
    await p.personal.updatePreferences(as({ preferences: { keywords: { words: ['harbour'] } } }));
    expect((await download(p, bo, file.id)).bytes.toString()).toBe(secret);

    await p.rooms.removeMember({ actorId: ana.id, request: { roomId: room.id, userId: bo.id } });
    await send(p, ana.id, { roomId: room.id, text: `${secret}, still`, threadRootMessageId: root.id });
    const tail = await openTail(p);
    await p.reminders.updateReminder(as({ reminderId, remindAt: later(0) }));
    await p.scheduled.updateScheduled(as({ scheduledId, sendAt: later(0) }));
    const isDue = () => tail.items.find(({ item }) => item.case === 'reminderDue')?.item.value;
    await tail.until(() => isDue() !== undefined);
    const scheduled = async () => (await p.scheduled.listScheduled(as({}))).response?.scheduled[0];
    for (let heard = 0; !(await scheduled())?.failure; heard = tail.items.length) {
      await tail.until(() => tail.items.length > heard);
    }
    expect((await scheduled())?.failure).toBe('ROOM_NOT_FOUND');
    const places = [{ roomId: room.id, seq: 1n }];
    const inThread = [{ roomId: room.id, seq: 1n, threadRootMessageId: root.id }];
    const answers = [
      isDue(),
      await p.reminders.listReminders(as({})),
      await p.saved.listSaved(as({})),
      await p.threads.listThreads(as({})),
      await p.threads.getThreads(as({ rootMessageIds: [root.id] })),
      await p.polls.listMyVotes(as({ messageIds: [vote.id] })),
      await p.messages.searchMessages(as({ query: 'harbour' })),
      await p.notifications.listKeywordHits(as({})),
      await p.reading.markAllRead(as({})),
    ];
    for (const answer of answers) expect(text(answer)).not.toMatch(new RegExp(`${secret}|${room.id}`));
    const calls = [
      p.files.listFiles(as({ roomId: room.id })),
      p.pins.listPins(as({ roomId: room.id })),
      p.pins.pinMessage(as({ messageId: root.id, pinned: true })),
      p.polls.votePoll(as({ messageId: vote.id, optionIndexes: [0] })),
      p.threads.followThread(as({ rootMessageId: root.id, follow: true })),
      p.threads.markThreadRead(as({ rootMessageId: root.id, seq: 9n })),
      p.reading.markUnread(as({ places })),
      p.reading.markUnread(as({ places: inThread })),
      p.receipts.listReaders(as({ messageId: root.id })),
      p.history.findMessageAt(as({ roomId: room.id, time: later(0) })),
      p.notifications.setRoomNotification(as({ roomId: room.id, notification: { muted: true } })),
      p.drafts.saveDraft(as({ roomId: room.id, text: 'draft', writtenAt: later(0) })),
      p.saved.saveMessage(as({ messageId: vote.id })),
      p.reminders.createReminder(as({ reminderId: randomUUID(), messageId: vote.id, remindAt: later(9_000) })),
      send(p, bo.id, { roomId: room.id, text: 'reply', threadRootMessageId: root.id }),
      download(p, bo, file.id),
    ];
    const refusals = await Promise.all(calls.map(refusal));
    for (const reason of refusals) expect(reason).toMatch(/^NotFound (ROOM|MESSAGE|ATTACHMENT)_NOT_FOUND$/);
    tail.close();
  });
});
