import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  MessageSchema,
  MyRoomSchema,
  MyThreadSchema,
  ReadStateSchema,
  RoomEventSchema,
  SubscribeResponseSchema,
  ThreadSummarySchema,
  type MyThread,
  type RoomEvent,
  type SubscribeResponse,
} from '@prosa/proto/chat';
import {
  applyItem,
  askForThreads,
  clientState,
  mentionCount,
  mergeThreads,
  missingThreads,
  openThread,
  openTimeline,
  threadUnread,
  unreadCount,
  withRoom,
  withRooms,
  type ClientState,
} from './index.ts';

const me = 'me';
const summary = (replies: number, revision: number) => ({
  rootMessageId: 'root',
  rootSenderId: 'ana',
  replyCount: replies,
  messageCount: BigInt(replies),
  revision: BigInt(revision),
});
const root = create(MessageSchema, { id: 'root', roomId: 'r', seq: 1n, revision: 1n, ordinal: 1n, senderId: 'ana' });
const replied = (seq: number, nth: number, fields: MessageInitShape<typeof MessageSchema> = {}): RoomEvent =>
  create(RoomEventSchema, {
    roomId: 'r',
    seq: BigInt(seq),
    change: {
      case: 'messageCreated',
      value: {
        message: {
          id: `m${seq}`,
          roomId: 'r',
          seq: BigInt(seq),
          revision: BigInt(seq),
          ordinal: 1n,
          threadRootMessageId: 'root',
          threadOrdinal: BigInt(nth),
          senderId: 'bo',
          text: `reply ${nth}`,
          ...fields,
        },
        thread: summary(nth, seq),
      },
    },
  });
const thread = (replies: number, seq: number, state: MessageInitShape<typeof MyThreadSchema>['state'] = {}): MyThread =>
  create(MyThreadSchema, {
    root: { ...root, thread: create(ThreadSummarySchema, summary(replies, seq)) },
    state: { rootMessageId: 'root', roomId: 'r', following: true, revision: 1n, ...state },
  });
const item = (value: SubscribeResponse['item']) => create(SubscribeResponseSchema, { item: value });
const happen = (state: ClientState, ...events: RoomEvent[]) =>
  events.reduce((all, event) => applyItem(all, item({ case: 'event', value: event })), state);
const answered = (state: ClientState, threads: MyThread[], partial = false) =>
  mergeThreads(askForThreads(state), missingThreads(state) ?? { all: true, rootIds: [] }, threads, partial);

function start(): ClientState {
  const listed = create(MyRoomSchema, { room: { id: 'r', epoch: 'e', lastSeq: 1n, messageCount: 1n } });
  const state = withRooms(clientState(me), [listed]);
  const room = openTimeline(state.rooms.get('r')!);
  return withRoom(state, { ...room, timeline: { ...room.timeline!, messages: [root] } });
}
const roomOf = (state: ClientState) => state.rooms.get('r')!;
const entryOf = (state: ClientState) => roomOf(state).threads.entries.get('root');
const unreadOf = (state: ClientState) => threadUnread(entryOf(state)!);

test('replies count in their thread and show at its root, not in the room', () => {
  const state = happen(answered(start(), [thread(0, 1)]), replied(2, 1), replied(3, 2, { mentionedUserIds: [me] }));
  expect(roomOf(state).timeline?.messages.map(({ id, thread }) => [id, thread?.replyCount])).toEqual([['root', 2]]);
  expect([unreadCount(roomOf(state)), mentionCount(roomOf(state))]).toEqual([1, 0]);
  expect([unreadOf(state), entryOf(state)?.unreadMentionSeqs]).toEqual([2, [3n]]);
});

test('own replies are not unread; reading empties, marking as unread brings back', () => {
  const before = happen(
    answered(start(), [thread(0, 1)]),
    replied(2, 1, { mentionedUserIds: [me] }),
    replied(3, 2, { senderId: me, threadSenderOrdinal: 1n }),
  );
  expect(unreadOf(before)).toBe(1);
  const marker = (revision: bigint, lastReadSeq: bigint, readOrdinal: bigint, ownReadOrdinal: bigint) =>
    item({
      case: 'threadState',
      value: {
        ...thread(2, 3).state!,
        ...{ revision, lastReadSeq, readOrdinal, ownReadOrdinal, unreadMentionSeqs: lastReadSeq < 2n ? [2n] : [] },
      },
    });
  const read = applyItem(before, marker(2n, 3n, 2n, 1n));
  expect([unreadOf(read), entryOf(read)?.unreadMentionSeqs]).toEqual([0, []]);
  expect(applyItem(read, marker(2n, 1n, 0n, 0n))).toBe(read);
  const back = applyItem(read, marker(3n, 1n, 0n, 0n));
  expect([unreadOf(back), entryOf(back)?.unreadMentionSeqs]).toEqual([1, [2n]]);
});

test('what came while the answer was on its way counts on top of it', () => {
  const asked = askForThreads(start());
  const meanwhile = happen(asked, replied(2, 1), replied(3, 2, { mentionedUserIds: [me] }));
  // The answer is as old as the first reply.
  const state = mergeThreads(meanwhile, { all: true, rootIds: [] }, [thread(1, 2)], false);
  expect([unreadOf(state), entryOf(state)?.unreadMentionSeqs]).toEqual([2, [3n]]);
});

test('a thread that may be followed from now on is asked for; others are not', () => {
  const known = answered(start(), []);
  expect(missingThreads(happen(known, replied(2, 1)))).toBeUndefined();
  const wanted = { all: false, rootIds: ['root'] };
  expect(missingThreads(happen(known, replied(2, 1, { senderId: me })))).toEqual(wanted);
  expect(missingThreads(happen(known, replied(2, 1, { mentionedUserIds: [me] })))).toEqual(wanted);
  const later = replied(2, 5);
  expect(missingThreads(happen(known, later))).toBeUndefined();
  expect(missingThreads(happen(answered(start(), [], true), later))).toEqual(wanted);
  const mine = replied(2, 1);
  if (mine.change.case === 'messageCreated') mine.change.value.thread!.rootSenderId = me;
  expect(missingThreads(happen(known, mine))).toEqual(wanted);
});

test('after a cut all are asked for again, and those that are not followed any more go', () => {
  const state = answered(start(), [thread(0, 1)]);
  const cut = applyItem(state, {
    item: item({
      case: 'ready',
      value: {
        $typeName: 'prosa.chat.v1.Ready',
        personalRevision: 0n,
        rooms: [{ $typeName: 'prosa.chat.v1.RoomPosition', roomId: 'r', epoch: 'e', seq: 1n }],
      },
    }).item,
  });
  expect(missingThreads(cut)).toEqual({ all: true, rootIds: [] });
  expect(entryOf(answered(cut, []))).toBeUndefined();
});

test('an open thread takes its replies; a changed one is changed there', () => {
  const state = withRoom(start(), openThread(roomOf(start()), 'root'));
  expect(missingThreads(state)?.rootIds).toEqual(['root']);
  const message = { ...root, id: 'm2', seq: 2n, revision: 3n, text: 'changed', threadRootMessageId: 'root' };
  const change = { case: 'messageEdited' as const, value: { message } };
  const edited = create(RoomEventSchema, { roomId: 'r', seq: 3n, change });
  const after = happen(state, replied(2, 1), edited);
  expect(
    roomOf(after)
      .threads.timelines.get('root')
      ?.messages.map(({ text }) => text),
  ).toEqual(['changed']);
});

test('marked as unread: the count and the mentions come back, and reading on clears it', () => {
  const news = (fields: MessageInitShape<typeof ReadStateSchema>) =>
    item({ case: 'readState', value: create(ReadStateSchema, { roomId: 'r', ...fields }) });
  const read = applyItem(start(), news({ lastReadSeq: 1n, readOrdinal: 1n, revision: 1n }));
  expect(unreadCount(roomOf(read))).toBe(0);
  const marked = news({ lastReadSeq: 1n, unreadFromSeq: 1n, revision: 2n, unreadMentionSeqs: [1n] });
  const unread = applyItem(read, marked);
  expect([unreadCount(roomOf(unread)), mentionCount(roomOf(unread))]).toEqual([1, 1]);
  expect(applyItem(unread, news({ lastReadSeq: 1n, readOrdinal: 1n, revision: 1n }))).toBe(unread);
  const again = applyItem(unread, news({ lastReadSeq: 1n, readOrdinal: 1n, revision: 3n }));
  expect([unreadCount(roomOf(again)), mentionCount(roomOf(again))]).toEqual([0, 0]);
});
