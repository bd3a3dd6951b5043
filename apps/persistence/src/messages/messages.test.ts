import { type Message, type Room, RoomKind, type User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
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

describe('messages', () => {
  let p: TestPersistence;
  let owner: User;
  let ana: User;
  let bo: User;
  let eve: User;
  let room: Room;
  let sql: Client;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
    room = await createRoom(p, [ana, bo, owner]);
    sql = new Client({ connectionString: p.databaseUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await p.close();
  });

  const say = (actorId: string, text: string, more = {}) => send(p, actorId, { roomId: room.id, text, ...more });
  const edit = async (actorId: string, messageId: string, text: string) =>
    (await p.messages.editMessage({ actorId, request: { messageId, text } })).response?.message;
  const remove = async (actorId: string, messageId: string) =>
    (await p.messages.deleteMessage({ actorId, request: { messageId } })).response?.message;
  const react = async (actorId: string, messageId: string, emoji: string, present = true) =>
    (await p.messages.setReaction({ actorId, request: { messageId, emoji, present } })).response?.message;
  const edits = async (actorId: string, messageId: string) =>
    (await p.messages.listEdits({ actorId, request: { messageId } })).response?.edits;
  const myRoom = async (actorId: string) => {
    const { response } = await p.rooms.listRooms({ actorId, request: {} });
    return response?.rooms.find((mine) => mine.room?.id === room.id);
  };

  test('an edit keeps the texts before, each with its time; the same text again changes nothing', async () => {
    const first = await say(ana.id, 'one');
    const second = await edit(ana.id, first.id, 'two');
    expect(second).toMatchObject({ text: 'two', revision: first.seq + 1n, seq: first.seq, sentAt: first.sentAt });
    expect(await edit(ana.id, first.id, 'two')).toEqual(second);
    await edit(ana.id, first.id, 'three');
    expect(await edits(bo.id, first.id)).toMatchObject([
      { text: 'one', writtenAt: first.sentAt },
      { text: 'two', writtenAt: second?.editedAt },
    ]);
  });

  test('only the author edits; the author and moderators delete', async () => {
    const message = await say(ana.id, 'mine');
    expect(await refusal(edit(owner.id, message.id, 'x'))).toBe('PermissionDenied NOT_THE_AUTHOR');
    expect(await refusal(remove(bo.id, message.id))).toBe('PermissionDenied NOT_THE_AUTHOR');
    await remove(owner.id, message.id); // moderates the workspace and is in the room
    const other = await say(bo.id, 'theirs');
    await remove(ana.id, other.id); // moderates the room
  });

  test('who is not in the room changes nothing, and knows of private messages nothing', async () => {
    const secret = await createRoom(p, [ana], RoomKind.PRIVATE);
    const [open, hidden] = [await say(ana.id, 'open'), await send(p, ana.id, { roomId: secret.id, text: 'hidden' })];
    const ids = [open.id, hidden.id, randomUUID()];
    const calls = ids.flatMap((id) => [edit(eve.id, id, 'x'), remove(eve.id, id), react(eve.id, id, 'x')]);
    expect(await Promise.all(calls.map(refusal))).toEqual(calls.map(() => 'NotFound MESSAGE_NOT_FOUND'));
    expect(await refusal(edits(eve.id, hidden.id))).toBe('NotFound MESSAGE_NOT_FOUND');
    expect(await edits(eve.id, open.id)).toEqual([]);
    const { response } = await p.messages.getMessages({ actorId: eve.id, request: { messageIds: ids } });
    expect(response?.messages).toEqual([open]);
    const list = (roomId: string) => p.messages.listMessages({ actorId: eve.id, request: { roomId, limit: 5 } });
    expect((await list(room.id)).response?.messages.at(-1)).toEqual(open);
    expect(await refusal(list(secret.id))).toBe('NotFound ROOM_NOT_FOUND');
    const markRead = p.messages.markRead({ actorId: eve.id, request: { roomId: room.id, seq: 1n } });
    expect(await refusal(markRead)).toBe('NotFound ROOM_NOT_FOUND');
  });

  test('a deleted message is a tombstone: its text is nowhere any more', async () => {
    const text = `secret ${randomUUID()}`;
    const message = await say(ana.id, `${text} @Bo @room`);
    await edit(ana.id, message.id, `${text} again @Bo`);
    await react(bo.id, message.id, '👍');
    const gone = await remove(ana.id, message.id);
    expect(gone).toMatchObject({
      text: '',
      reactions: [],
      mentionedUserIds: [],
      mentionsRoom: false,
      ordinal: message.ordinal,
    });
    expect(await remove(ana.id, message.id)).toEqual(gone);
    expect(await edits(ana.id, message.id)).toEqual([]);
    const calls = [edit(ana.id, message.id, 'x'), react(bo.id, message.id, 'x')];
    expect(await Promise.all(calls.map(refusal))).toEqual(calls.map(() => 'FailedPrecondition MESSAGE_DELETED'));
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: message.seq - 1n, limit: 10 });
    expect(events.map((event) => roomEvent(event).change.case)).toEqual([
      'messageCreated',
      'messageEdited',
      'reactionChanged',
      'messageDeleted',
    ]);
    for (const { event } of events) expect(Buffer.from(event).includes(text)).toBe(false);
    for (const table of ['message', 'message_edit', 'message_search', 'room_event', 'mention']) {
      const { rows } = await sql.query(`select from ${table} t where t::text like $1`, [`%${text}%`]);
      expect([table, rows.length]).toEqual([table, 0]);
    }
    const { rows } = await sql.query('select from mention where message_id = $1', [message.id]);
    expect(rows).toEqual([]);
  });

  test('reactions stand in the order in which they came; setting one twice changes nothing', async () => {
    const message = await say(ana.id, 'react!');
    await react(bo.id, message.id, '🎉');
    await react(ana.id, message.id, '👍');
    const set = await react(ana.id, message.id, '🎉');
    expect(set?.reactions.map(({ emoji, userIds }) => [emoji, userIds])).toEqual([
      ['🎉', [bo.id, ana.id]],
      ['👍', [ana.id]],
    ]);
    expect(await react(ana.id, message.id, '🎉')).toEqual(set);
    const taken = await react(bo.id, message.id, '🎉', false);
    expect(taken?.reactions[0]?.userIds).toEqual([ana.id]);
    expect(await react(bo.id, message.id, '🎉', false)).toEqual(taken);
    expect((await react(ana.id, message.id, '🎉', false))?.reactions.map(({ emoji }) => emoji)).toEqual(['👍']);
  });

  test('a message has at most 50 different reactions', async () => {
    const message = await say(ana.id, 'popular');
    for (const n of range(1, 50)) await react(bo.id, message.id, `e${n}`);
    expect(await refusal(react(ana.id, message.id, 'e51'))).toBe('FailedPrecondition TOO_MANY_REACTIONS');
    await react(ana.id, message.id, 'e50');
  });

  test('reactions set by everybody at once are all kept', async () => {
    const message = await say(ana.id, 'rush');
    const people = [ana, bo, owner];
    await Promise.all(range(1, 10).flatMap((n) => people.map(({ id }) => react(id, message.id, `e${n}`))));
    const { response } = await p.messages.getMessages({ actorId: ana.id, request: { messageIds: [message.id] } });
    const after = response?.messages[0];
    expect(after?.reactions.map(({ userIds }) => userIds.length)).toEqual(range(1, 10).map(() => 3));
    expect(after?.revision).toBe(message.seq + 30n);
  });

  test('an edit names other people: mentions follow the text', async () => {
    await p.messages.markRead({ actorId: bo.id, request: { roomId: room.id, seq: 10_000n } });
    const message = await say(ana.id, 'hello @Bo');
    expect((await myRoom(bo.id))?.readState?.unreadMentionSeqs).toEqual([message.seq]);
    const edited = await edit(ana.id, message.id, 'hello @Ana @Owner');
    expect(new Set(edited?.mentionedUserIds)).toEqual(new Set([ana.id, owner.id]));
    expect(await myRoom(bo.id)).toMatchObject({ unreadCount: 1, mentionCount: 0 });
    await edit(ana.id, message.id, '@room and @Bo');
    expect(await myRoom(bo.id)).toMatchObject({ mentionCount: 1, readState: { unreadMentionSeqs: [message.seq] } });
    expect((await myRoom(ana.id))?.mentionCount).toBe(0); // one's own is never unread
    await remove(ana.id, message.id);
    expect(await myRoom(bo.id)).toMatchObject({ unreadCount: 1, mentionCount: 0 });
  });

  test('the marker only moves forward, at most to the end, and says so when it moved', async () => {
    const tail = await openTail(p);
    const last = (await Promise.all(range(1, 5).map((n) => say(ana.id, `n ${n}`)))).reduce((a, b) =>
      a.seq > b.seq ? a : b,
    );
    const mark = async (seq: bigint) =>
      (await p.messages.markRead({ actorId: bo.id, request: { roomId: room.id, seq } })).response?.readState;
    const middle = await mark(last.seq - 2n);
    expect(middle).toMatchObject({ lastReadSeq: last.seq - 2n, unreadCount: 2 });
    expect(await mark(1n)).toEqual(middle);
    expect(await mark(2n ** 64n - 1n)).toMatchObject({
      lastReadSeq: last.seq,
      unreadCount: 0,
      readOrdinal: last.ordinal,
    });
    await mark(last.seq);
    await tail.until(() => tail.items.filter(({ item }) => item.case === 'readState').length >= 2);
    await p.accounts.updateProfile({ actorId: ana.id, request: { displayName: 'Ana' } });
    await tail.until(() => tail.items.some(({ item }) => item.case === 'userChanged'));
    const told = tail.items.flatMap(({ item }) =>
      item.case === 'readState' ? [item.value.readState?.lastReadSeq] : [],
    );
    expect(told).toEqual([last.seq - 2n, last.seq]);
    tail.close();
  });

  describe('pages', () => {
    let long: Room;
    let all: Message[];
    beforeAll(async () => {
      long = await createRoom(p, [ana]);
      const outcomes = await sendAll(
        p,
        range(1, 20).map((n) => ({ actorId: ana.id, roomId: long.id, text: `n ${n}` })),
      );
      all = outcomes as Message[];
      await remove(ana.id, all[9]?.id ?? '');
      await p.rooms.updateRoom({ actorId: ana.id, request: { roomId: long.id, topic: 'an event between' } });
      for (const n of range(21, 25)) all.push(await send(p, ana.id, { roomId: long.id, text: `n ${n}` }));
    });

    const page = async (request: { limit: number; beforeSeq?: bigint; afterSeq?: bigint; aroundSeq?: bigint }) => {
      const { limit, beforeSeq, afterSeq, aroundSeq } = request;
      const position =
        beforeSeq !== undefined
          ? { case: 'beforeSeq' as const, value: beforeSeq }
          : afterSeq !== undefined
            ? { case: 'afterSeq' as const, value: afterSeq }
            : aroundSeq !== undefined
              ? { case: 'aroundSeq' as const, value: aroundSeq }
              : undefined;
      const { response } = await p.messages.listMessages({
        actorId: ana.id,
        request: { roomId: long.id, limit, position },
      });
      return {
        ordinals: response?.messages.map(({ ordinal }) => Number(ordinal)),
        more: [response?.hasMoreBefore, response?.hasMoreAfter],
        lastSeq: Number(response?.lastSeq),
      };
    };
    const seqOf = (ordinal: number) => all[ordinal - 1]?.seq ?? 0n;

    test('the newest, and from there back to the first', async () => {
      expect(await page({ limit: 10 })).toEqual({ ordinals: range(16, 25), more: [true, false], lastSeq: 28 });
      expect(await page({ limit: 10, beforeSeq: seqOf(16) })).toMatchObject({
        ordinals: range(6, 15),
        more: [true, true],
      });
      expect(await page({ limit: 10, beforeSeq: seqOf(6) })).toMatchObject({
        ordinals: range(1, 5),
        more: [false, true],
      });
      expect(await page({ limit: 10, beforeSeq: 1n })).toMatchObject({ ordinals: [], more: [false, true] });
      expect(await page({ limit: 200, beforeSeq: 2n ** 64n - 1n })).toMatchObject({
        ordinals: range(1, 25),
        more: [false, false],
      });
    });

    test('forward', async () => {
      expect(await page({ limit: 10, afterSeq: 0n })).toMatchObject({ ordinals: range(1, 10), more: [false, true] });
      expect(await page({ limit: 10, afterSeq: seqOf(20) })).toMatchObject({
        ordinals: range(21, 25),
        more: [true, false],
      });
      expect(await page({ limit: 10, afterSeq: seqOf(25) })).toMatchObject({ ordinals: [], more: [true, false] });
    });

    test('around a place, also near the ends', async () => {
      expect(await page({ limit: 6, aroundSeq: seqOf(12) })).toMatchObject({
        ordinals: range(9, 14),
        more: [true, true],
      });
      expect(await page({ limit: 6, aroundSeq: seqOf(25) })).toMatchObject({
        ordinals: range(20, 25),
        more: [true, false],
      });
      expect(await page({ limit: 6, aroundSeq: 0n })).toMatchObject({ ordinals: range(1, 6), more: [false, true] });
    });

    test('very long texts make shorter pages, and the numbers still tell that there is more', async () => {
      const big = await createRoom(p, [ana]);
      const text = '語'.repeat(16_000);
      await sendAll(
        p,
        range(1, 120).map(() => ({ actorId: ana.id, roomId: big.id, text })),
      );
      const seen: bigint[] = [];
      for (let beforeSeq: bigint | undefined; ;) {
        const position = beforeSeq === undefined ? undefined : { case: 'beforeSeq' as const, value: beforeSeq };
        const { response } = await p.messages.listMessages({
          actorId: ana.id,
          request: { roomId: big.id, limit: 200, position },
        });
        seen.unshift(...(response?.messages.map(({ ordinal }) => ordinal) ?? []));
        if (!response?.hasMoreBefore) break;
        beforeSeq = response.messages[0]?.seq;
      }
      expect(seen.map(Number)).toEqual(range(1, 120));
      const first = await p.log.readLog({ roomId: big.id, afterSeq: 0n, limit: 1_000 });
      expect([first.more, first.events.length < 121]).toEqual([true, true]);
    });
  });
});
