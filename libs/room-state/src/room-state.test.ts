import { create, type MessageInitShape } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  ListMessagesResponseSchema,
  MemberRole,
  MessageSchema,
  MyRoomSchema,
  ReadStateSchema,
  RoomEventSchema,
  SubscribeResponseSchema,
  type RoomEvent,
  type SubscribeResponse,
} from '@prosa/proto/chat';
import {
  applyEvent,
  applyItem,
  clientState,
  cursors,
  markBehind,
  mentionCount,
  mergePage,
  mergePins,
  openPins,
  openTimeline,
  refreshRoom,
  roomFromSnapshot,
  trimTimeline,
  unreadCount,
  withRooms,
  type RoomState,
} from './index.ts';

const me = 'me';
const message = (seq: number, fields: MessageInitShape<typeof MessageSchema> = {}) =>
  create(MessageSchema, {
    id: `m${seq}`,
    roomId: 'r',
    seq: BigInt(seq),
    revision: BigInt(seq),
    ordinal: BigInt(seq - 1),
    senderId: 'ana',
    text: `text ${seq}`,
    ...fields,
  });
const sent = (seq: number, fields?: MessageInitShape<typeof MessageSchema>): RoomEvent =>
  create(RoomEventSchema, {
    roomId: 'r',
    seq: BigInt(seq),
    change: { case: 'messageCreated', value: { message: message(seq, fields) } },
  });
const listed = (lastSeq = 1, messageCount = 0) =>
  create(MyRoomSchema, {
    room: { id: 'r', epoch: 'e', lastSeq: BigInt(lastSeq), messageCount: BigInt(messageCount), memberCount: 2 },
    role: MemberRole.MEMBER,
    readState: { roomId: 'r', lastReadSeq: BigInt(lastSeq), readOrdinal: BigInt(messageCount) },
  });
const room = (): RoomState => openTimeline(roomFromSnapshot(listed()));
const apply = (state: RoomState, ...events: RoomEvent[]) =>
  events.reduce((all, event) => applyEvent(all, me, event), state);
const item = (value: SubscribeResponse['item']) => create(SubscribeResponseSchema, { item: value });
const texts = (state: RoomState | undefined) => state?.timeline?.messages.map(({ text }) => text);

test('events in order are applied, repeated ones are dropped', () => {
  const state = apply(room(), sent(2), sent(3), sent(2));
  expect(texts(state)).toEqual(['text 2', 'text 3']);
  expect(state.seq).toBe(3n);
  expect(apply(state, sent(3))).toBe(state);
});

test('a hole makes the room stale; a snapshot mends it and takes what came meanwhile', () => {
  const stale = apply(room(), sent(2), sent(4), sent(5));
  expect(stale).toMatchObject({ stale: true, seq: 2n });
  expect(texts(stale)).toEqual(['text 2']);
  const page = create(ListMessagesResponseSchema, { messages: [message(2), message(3)], lastSeq: 3n });
  const fresh = refreshRoom(stale, me, listed(3, 2), page);
  expect(fresh).toMatchObject({ stale: false, seq: 5n, ahead: [] });
  expect(texts(fresh)).toEqual(['text 2', 'text 3', 'text 4', 'text 5']);
});

test('own messages are never unread; the marker only moves on', () => {
  const state = apply(room(), sent(2), sent(3, { senderId: me, senderOrdinal: 1n }), sent(4));
  expect(unreadCount(state)).toBe(2);
  const read = applyItem(
    { ...clientState(me), rooms: new Map([['r', state]]) },
    item({
      case: 'readState',
      value: create(ReadStateSchema, {
        roomId: 'r',
        lastReadSeq: 3n,
        readOrdinal: 2n,
        ownReadOrdinal: 1n,
        ownCount: 1n,
        revision: 1n,
      }),
    }),
  ).rooms.get('r')!;
  expect(unreadCount(read)).toBe(1);
  const older = applyItem(
    { ...clientState(me), rooms: new Map([['r', read]]) },
    item({ case: 'readState', value: create(ReadStateSchema, { roomId: 'r', lastReadSeq: 2n, readOrdinal: 1n }) }),
  ).rooms.get('r')!;
  expect(unreadCount(older)).toBe(1);
});

test('mentions follow creation, edit and delete of a message', () => {
  const named = apply(room(), sent(2, { mentionedUserIds: [me] }), sent(3, { mentionsRoom: true }));
  expect(named.unreadMentionSeqs).toEqual([2n, 3n]);
  const edited = create(RoomEventSchema, {
    roomId: 'r',
    seq: 4n,
    change: { case: 'messageEdited', value: { message: message(2, { revision: 4n, text: 'nobody' }) } },
  });
  const deleted = create(RoomEventSchema, {
    roomId: 'r',
    seq: 5n,
    change: {
      case: 'messageDeleted',
      value: {
        message: message(3, { revision: 5n, text: '', mentionsRoom: true, deletedAt: timestampFromDate(new Date(0)) }),
      },
    },
  });
  expect(mentionCount(apply(named, edited))).toBe(1);
  expect(mentionCount(apply(named, edited, deleted))).toBe(0);
});

test('of two copies of a message the newer revision stays', () => {
  const state = apply(room(), sent(2, { revision: 9n, text: 'newest' }));
  const old = create(RoomEventSchema, {
    roomId: 'r',
    seq: 3n,
    change: { case: 'messageEdited', value: { message: message(2, { revision: 3n, text: 'old' }) } },
  });
  expect(texts(apply(state, old))).toEqual(['newest']);
});

test('a window that is not at the end takes no new messages', () => {
  const trimmed = {
    ...room(),
    timeline: trimTimeline(
      { messages: [message(2), message(3)], hasMoreBefore: false, hasMoreAfter: false },
      1,
      'newest',
    ),
  };
  const state = apply({ ...trimmed, seq: 3n }, sent(4));
  expect(texts(state)).toEqual(['text 2']);
  expect(state.timeline?.hasMoreAfter).toBe(true);
  expect(state.room.messageCount).toBe(3n);
});

test('pages are put before, after and under what is there', () => {
  const page = (seqs: number[], hasMoreBefore: boolean, hasMoreAfter: boolean) =>
    create(ListMessagesResponseSchema, { messages: seqs.map((seq) => message(seq)), hasMoreBefore, hasMoreAfter });
  const newest = mergePage(
    { messages: [message(6)], hasMoreBefore: true, hasMoreAfter: false },
    page([4, 5], true, false),
  );
  expect(newest).toMatchObject({ hasMoreBefore: true, hasMoreAfter: false });
  const older = mergePage(newest, page([2, 3], false, true));
  expect(older.messages.map(({ seq }) => Number(seq))).toEqual([2, 3, 4, 5, 6]);
  expect(older).toMatchObject({ hasMoreBefore: false, hasMoreAfter: false });
  const jumped = mergePage(
    { messages: [message(2), message(3)], hasMoreBefore: true, hasMoreAfter: true },
    page([4, 5], true, false),
  );
  expect(jumped).toMatchObject({ hasMoreBefore: true, hasMoreAfter: false });
});

test('ready names unknown rooms, drops those that are gone, and notices what was missed', () => {
  const state = withRooms(clientState(me), [listed(), create(MyRoomSchema, { room: { id: 'gone', epoch: 'e' } })]);
  const next = applyItem(
    state,
    item({
      case: 'ready',
      value: {
        $typeName: 'prosa.chat.v1.Ready',
        personalRevision: 0n,
        rooms: [
          { $typeName: 'prosa.chat.v1.RoomPosition', roomId: 'r', epoch: 'e', seq: 4n },
          { $typeName: 'prosa.chat.v1.RoomPosition', roomId: 'new', epoch: 'e', seq: 1n },
        ],
      },
    }),
  );
  expect([...next.rooms.keys()]).toEqual(['r']);
  expect([...next.unknownRooms]).toEqual(['new']);
  expect(next.rooms.get('r')?.stale).toBe(true);
  expect(cursors(next)).toEqual([]);
});

test('another epoch and an unrecovered cursor make a room stale; a beacon above too', () => {
  const state = withRooms(clientState(me), [listed()]);
  const after = (value: SubscribeResponse['item']) => applyItem(state, item(value)).rooms.get('r')?.stale;
  expect(
    after({
      case: 'recovery',
      value: { $typeName: 'prosa.chat.v1.Recovery', roomId: 'r', recovered: true, epoch: 'e', seq: 1n },
    }),
  ).toBe(false);
  expect(
    after({
      case: 'recovery',
      value: { $typeName: 'prosa.chat.v1.Recovery', roomId: 'r', recovered: false, epoch: 'e', seq: 1n },
    }),
  ).toBe(true);
  expect(
    after({
      case: 'beacon',
      value: {
        $typeName: 'prosa.chat.v1.Beacon',
        rooms: [{ $typeName: 'prosa.chat.v1.RoomTop', roomId: 'r', seq: 1n }],
      },
    }),
  ).toBe(false);
  expect(
    after({
      case: 'beacon',
      value: {
        $typeName: 'prosa.chat.v1.Beacon',
        rooms: [{ $typeName: 'prosa.chat.v1.RoomTop', roomId: 'r', seq: 2n }],
      },
    }),
  ).toBe(true);
});

test('a room that was added waits for its numbers', () => {
  const state = applyItem(
    clientState(me),
    item({ case: 'roomAdded', value: { $typeName: 'prosa.chat.v1.RoomAdded', room: listed(3, 1).room } }),
  );
  expect(state.rooms.get('r')?.stale).toBe(true);
  expect([...state.unknownRooms]).toEqual(['r']);
  const meanwhile = applyItem(state, item({ case: 'event', value: sent(4, { ordinal: 2n }) }));
  const known = withRooms(meanwhile, [listed(3, 1)]).rooms.get('r')!;
  expect(known).toMatchObject({ stale: false, seq: 4n });
  expect(unreadCount(known)).toBe(1);
});

test('in another epoch the numbers start anew', () => {
  const state = withRooms(clientState(me), [listed(9, 8)]);
  const restored = applyItem(
    state,
    item({
      case: 'recovery',
      value: { $typeName: 'prosa.chat.v1.Recovery', roomId: 'r', recovered: false, epoch: 'restored', seq: 4n },
    }),
  );
  expect(restored.rooms.get('r')).toMatchObject({ stale: true, seq: 0n });
  const meanwhile = applyItem(restored, item({ case: 'event', value: sent(5) }));
  const snapshot = listed(4, 3);
  snapshot.room!.epoch = 'restored';
  expect(withRooms(meanwhile, [snapshot]).rooms.get('r')).toMatchObject({ stale: false, seq: 5n });
});

test('a room list tells which rooms stand lower or in another epoch', () => {
  const state = withRooms(clientState(me), [listed(2)]);
  expect(markBehind(state, [listed(2)])).toBe(state);
  expect(markBehind(state, [listed(3)]).rooms.get('r')).toMatchObject({ stale: true, seq: 2n });
  const restored = listed(1);
  restored.room!.epoch = 'restored';
  expect(markBehind(state, [restored]).rooms.get('r')).toMatchObject({ stale: true, seq: 0n });
});

describe('pins', () => {
  const pinned = (seq: number, at: number, revision = seq) =>
    message(seq, { pinnedAt: timestampFromDate(new Date(at)), revision: BigInt(revision) });
  const pinEvent = (seq: number, target: ReturnType<typeof message>, pinCount: number): RoomEvent =>
    create(RoomEventSchema, {
      roomId: 'r',
      seq: BigInt(seq),
      change: {
        case: 'pinChanged',
        value: { messageId: target.id, pinned: target.pinnedAt !== undefined, pinCount, message: target },
      },
    });
  const ids = (state: RoomState) => state.pins?.messages.map(({ id }) => id);

  test('the list follows what is pinned, unpinned and changed', () => {
    const opened = mergePins(openPins(room()), { messages: [pinned(2, 1)] });
    const state = apply(opened, pinEvent(2, pinned(1, 5, 2), 2));
    expect([ids(state), state.room.pinCount]).toEqual([['m1', 'm2'], 2]);
    const gone = apply(state, pinEvent(3, message(1, { revision: 3n }), 1));
    expect([ids(gone), gone.room.pinCount]).toEqual([['m2'], 1]);
  });

  test('what happens while the list is on its way counts, also a pin that goes', () => {
    const asked = openPins(room());
    const meanwhile = apply(asked, pinEvent(2, message(1, { revision: 2n }), 0));
    expect(ids(mergePins(meanwhile, { messages: [pinned(1, 1)] }))).toEqual([]);
    const added = apply(asked, pinEvent(2, pinned(1, 3, 2), 1));
    expect(ids(mergePins(added, { messages: [] }))).toEqual(['m1']);
  });
});

test('a changed message takes the place of the one that is held', () => {
  const state = apply(room(), sent(2));
  const changed = create(RoomEventSchema, {
    roomId: 'r',
    seq: 3n,
    change: { case: 'messageChanged', value: { message: message(2, { revision: 3n, text: 'changed' }) } },
  });
  expect(texts(apply(state, changed))).toEqual(['changed']);
});

test('a fresh list tells also a room that is up to date how far the person has read', () => {
  const known = withRooms(clientState(me), [listed()]);
  const after = withRooms({ ...known, rooms: new Map([['r', apply(room(), sent(2), sent(3))]]) }, [
    create(MyRoomSchema, {
      ...listed(3, 2),
      readState: create(ReadStateSchema, { roomId: 'r', lastReadSeq: 3n, readOrdinal: 2n, revision: 9n }),
    }),
  ]);
  expect(unreadCount(after.rooms.get('r')!)).toBe(0);
});
