import { type Message, type Room, RoomKind, type User } from '@prosa/proto/chat';
import {
  createRoom,
  refusal,
  send,
  sendAll,
  signUp,
  startTestPersistence,
  type TestPersistence,
} from '../test-persistence.ts';
import { openTail, roomEvent } from '../test-tail.ts';

const days = { options: ['Friday', 'Saturday', ' Sunday '] };

describe('polls', () => {
  let p: TestPersistence;
  let owner: User;
  let ana: User;
  let bo: User;
  let eve: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
    room = await createRoom(p, [ana, bo, owner]);
  });
  afterAll(() => p.close());

  const ask = (poll: { options: string[]; multipleChoice?: boolean; anonymous?: boolean }, roomId = room.id) =>
    send(p, ana.id, { roomId, text: 'When do we swap it?', poll });
  const vote = async (actorId: string, { id }: Message, ...optionIndexes: number[]) =>
    (await p.polls.votePoll({ actorId, request: { messageId: id, optionIndexes } })).response?.message;
  const close = async (actorId: string, { id }: Message) =>
    (await p.polls.closePoll({ actorId, request: { messageId: id } })).response?.message;
  const myVotes = async (actorId: string, ...messages: Message[]) => {
    const request = { messageIds: messages.map(({ id }) => id) };
    const { response } = await p.polls.listMyVotes({ actorId, request });
    return response?.votes.map(({ messageId, optionIndexes }) => [messageId, ...optionIndexes]);
  };
  const counts = (message?: Message) => message?.poll?.options.map(({ voteCount }) => voteCount);

  test('a message puts its text to the vote; votes are changes of the message, with their number', async () => {
    const asked = await ask(days);
    expect(asked.poll?.options.map(({ text }) => text)).toEqual(['Friday', 'Saturday', 'Sunday']);
    const voted = await vote(bo.id, asked, 1);
    expect(voted).toMatchObject({ text: asked.text, revision: asked.seq + 1n, poll: { voterCount: 1 } });
    expect(await vote(bo.id, asked, 1)).toEqual(voted);
    await vote(ana.id, asked, 1);
    const changed = await vote(bo.id, asked, 0);
    expect(changed?.poll?.options).toMatchObject([{ voterIds: [bo.id] }, { voterIds: [ana.id] }, { voterIds: [] }]);
    expect(counts(await vote(ana.id, asked))).toEqual([1, 0, 0]);
    expect(await myVotes(bo.id, asked)).toEqual([[asked.id, 0]]);
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: asked.seq - 1n, limit: 20 });
    expect(events.map((event) => [roomEvent(event).change.case, roomEvent(event).actorId])).toEqual([
      ['messageCreated', ana.id],
      ['messageChanged', bo.id],
      ['messageChanged', ana.id],
      ['messageChanged', bo.id],
      ['messageChanged', ana.id],
    ]);
  });

  test('several answers where the poll allows them, one where not', async () => {
    const many = await ask({ ...days, multipleChoice: true });
    expect(counts(await vote(bo.id, many, 2, 0))).toEqual([1, 0, 1]);
    expect((await vote(ana.id, many, 0))?.poll?.voterCount).toBe(2);
    const one = await ask(days);
    expect(await refusal(vote(bo.id, one, 0, 1))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(vote(bo.id, one, 3))).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('of an anonymous poll nobody learns who voted: not from answers, events, pages or the live log', async () => {
    const secret = await createRoom(p, [ana, bo, owner]);
    const asked = await ask({ ...days, anonymous: true }, secret.id);
    const tail = await openTail(p, [{ roomId: secret.id, seq: asked.seq }]);
    const voted = await vote(bo.id, asked, 1);
    await vote(owner.id, asked, 1);
    await vote(bo.id, asked, 2);
    expect(voted?.poll).toMatchObject({ anonymous: true, voterCount: 1, options: [{}, { voteCount: 1 }, {}] });
    expect(await myVotes(bo.id, asked)).toEqual([[asked.id, 2]]);
    expect(await myVotes(ana.id, asked)).toEqual([[asked.id]]);
    await tail.until(() => tail.seqs(secret.id).length >= 3);
    const { events } = await p.log.readLog({ roomId: secret.id, afterSeq: asked.seq, limit: 20 });
    const live = tail.events(secret.id);
    expect([events.length, live.length]).toEqual([3, 3]);
    for (const { event } of [...events, ...live]) {
      for (const { id } of [bo, owner]) expect(Buffer.from(event).includes(id)).toBe(false);
    }
    const page = await p.messages.listMessages({ actorId: ana.id, request: { roomId: secret.id, limit: 5 } });
    for (const message of [voted, page.response?.messages[0]]) {
      expect(message?.poll?.options.flatMap(({ voterIds }) => voterIds)).toEqual([]);
    }
    tail.close();
  });

  test('the author and moderators close it, and then nobody votes', async () => {
    const asked = await ask(days);
    expect(await refusal(close(bo.id, asked))).toBe('PermissionDenied NOT_THE_AUTHOR');
    const closed = await close(owner.id, asked);
    expect(closed?.poll).toMatchObject({ closedByUserId: owner.id });
    expect(closed?.poll?.closedAt).toBeDefined();
    expect(await close(ana.id, asked)).toEqual(closed);
    expect(await refusal(vote(bo.id, asked, 0))).toBe('FailedPrecondition POLL_CLOSED');
  });

  test('who is not in the room does not vote, and learns of private polls nothing', async () => {
    const open = await ask(days);
    const hidden = await ask(days, (await createRoom(p, [ana], RoomKind.PRIVATE)).id);
    for (const poll of [open, hidden]) {
      expect(await refusal(vote(eve.id, poll, 0))).toBe('NotFound MESSAGE_NOT_FOUND');
      expect(await refusal(close(eve.id, poll))).toBe('NotFound MESSAGE_NOT_FOUND');
    }
    expect(await myVotes(eve.id, open, hidden)).toEqual([[open.id]]);
  });

  test('a deleted poll is gone with its votes; a message without one is none; an archived room keeps what it has', async () => {
    const asked = await ask(days);
    await vote(bo.id, asked, 0);
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: asked.id } });
    expect(await refusal(vote(bo.id, asked, 1))).toBe('FailedPrecondition MESSAGE_DELETED');
    expect(await myVotes(bo.id, asked)).toEqual([]);
    const plain = await send(p, ana.id, { roomId: room.id, text: 'no poll' });
    expect(await refusal(vote(bo.id, plain, 0))).toBe('FailedPrecondition POLL_NOT_FOUND');
    const old = await createRoom(p, [ana, bo]);
    const kept = await ask(days, old.id);
    await p.rooms.archiveRoom({ actorId: ana.id, request: { roomId: old.id, archived: true } });
    expect(await refusal(vote(bo.id, kept, 0))).toBe('FailedPrecondition ROOM_ARCHIVED');
  });

  test('votes at the same time are all counted', async () => {
    const asked = await ask({ ...days, multipleChoice: true });
    await Promise.all([ana, bo, owner].map(({ id }, index) => vote(id, asked, index)));
    const { response } = await p.messages.getMessages({ actorId: ana.id, request: { messageIds: [asked.id] } });
    expect(response?.messages[0]?.poll).toMatchObject({
      voterCount: 3,
      options: [{}, {}, {}].map(() => ({ voteCount: 1 })),
    });
  });

  test('bad ones are refused, each alone', async () => {
    const good = { actorId: ana.id, roomId: room.id, text: 'x' };
    const outcomes = await sendAll(p, [
      { ...good, poll: { options: ['one'] } },
      { ...good, poll: { options: ['same', 'same '] } },
      { ...good, poll: { options: ['nul \0', 'b'] } },
      { ...good, poll: { options: ['a', '  '] } },
      { ...good, text: '', poll: days },
      good,
    ]);
    expect(outcomes.map((outcome) => outcome instanceof Error)).toEqual([true, true, true, true, true, false]);
  });
});
