import { ConnectError } from '@connectrpc/connect';
import type { Message, User } from '@prosa/proto/chat';
import fc from 'fast-check';
import { Client } from 'pg';
import { createRoom, sendAll, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';

/** One thing that somebody does in the room. */
type Act =
  | { kind: 'send'; who: number; names: number }
  | { kind: 'read' | 'unread'; who: number; part: number }
  | { kind: 'reply'; who: number; which: number; names: number }
  | { kind: 'threadRead' | 'threadUnread'; who: number; which: number; part: number }
  | { kind: 'allRead' | 'andBack'; who: number }
  | { kind: 'come' | 'go'; who: number }
  | { kind: 'edit' | 'delete'; which: number; names: number };

const person = fc.nat(2);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('send' as const), who: person, names: fc.integer({ min: -2, max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('read' as const, 'read' as const, 'unread' as const),
      who: person,
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('reply' as const),
      who: person,
      which: fc.nat(3),
      names: fc.integer({ min: -2, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('threadRead' as const, 'threadUnread' as const),
      who: person,
      which: fc.nat(3),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constantFrom('allRead' as const, 'andBack' as const), who: person }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('come' as const, 'go' as const), who: person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('edit' as const, 'delete' as const),
      which: fc.nat(30),
      names: fc.integer({ min: -2, max: 3 }),
    }),
  },
);

describe('what is unread', () => {
  let p: TestPersistence;
  let people: User[];
  let sql: Client;
  beforeAll(async () => {
    p = await startTestPersistence();
    people = [];
    for (const name of ['Ana', 'Bo', 'Eve']) people.push(await signUp(p, name));
    sql = new Client({ connectionString: p.databaseUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await p.close();
  });

  /** -2 … -1: nobody; 0 … 2: that person; 3: everybody. */
  const textOf = (names: number) => (names === 3 ? '@room' : names >= 0 ? `@${people[names]?.displayName}` : 'plain');

  async function play(roomId: string, { ...step }: Act, messages: Message[]): Promise<void> {
    const actorId = 'who' in step ? (people[step.who]?.id ?? '') : '';
    if (step.kind === 'send') {
      const [outcome] = await sendAll(p, [{ actorId, roomId, text: textOf(step.names) }]);
      if (outcome && !(outcome instanceof ConnectError)) messages.push(outcome);
    } else if (step.kind === 'reply') {
      const roots = messages.filter(({ threadRootMessageId }) => !threadRootMessageId);
      const threadRootMessageId = roots[step.which % Math.max(1, roots.length)]?.id;
      if (!threadRootMessageId) return;
      const [outcome] = await sendAll(p, [{ actorId, roomId, text: textOf(step.names), threadRootMessageId }]);
      if (outcome && !(outcome instanceof ConnectError)) messages.push(outcome);
    } else if ('part' in step) {
      const { rows } = await sql.query<{ last_seq: string }>('select last_seq from room where id = $1', [roomId]);
      const seq = BigInt(Math.ceil(Number(rows[0]?.last_seq) * step.part));
      const roots = messages.filter(({ threadRootMessageId }) => !threadRootMessageId);
      const rootMessageId = ('which' in step ? roots[step.which % Math.max(1, roots.length)]?.id : undefined) ?? '';
      if ('which' in step && !rootMessageId) return;
      const places = [{ roomId, seq, threadRootMessageId: rootMessageId }];
      if (step.kind === 'read') await p.messages.markRead({ actorId, request: { roomId, seq } }).catch(onlyRefusals);
      else if (step.kind === 'threadRead') {
        await p.threads.markThreadRead({ actorId, request: { rootMessageId, seq } }).catch(onlyRefusals);
      } else await p.reading.markUnread({ actorId, request: { places } }).catch(onlyRefusals);
    } else if (step.kind === 'allRead' || step.kind === 'andBack') {
      const before = await stateOf(roomId, actorId);
      const { response } = await p.reading.markAllRead({ actorId, request: {} });
      const read = await stateOf(roomId, actorId);
      expect([read.room?.unread ?? 0, read.threads.filter(({ unread }) => unread > 0)]).toEqual([0, []]);
      if (step.kind === 'allRead' || !response?.before.length) return;
      await p.reading.markUnread({ actorId, request: { places: response.before } });
      const after = await stateOf(roomId, actorId);
      // All but the marker, which never moves back.
      expect({ ...after, room: { ...after.room, seq: 0 } }).toEqual({ ...before, room: { ...before.room, seq: 0 } });
    } else if (step.kind === 'come') {
      await p.rooms.joinRoom({ actorId, request: { roomId } });
    } else if (step.kind === 'go') {
      await p.rooms.leaveRoom({ actorId, request: { roomId } });
    } else if ('which' in step) {
      const message = messages[step.which % Math.max(1, messages.length)];
      if (!message) return;
      const request = { messageId: message.id, text: textOf(step.names) };
      const call = { actorId: message.senderId, request };
      if (step.kind === 'edit') await p.messages.editMessage(call).catch(onlyRefusals);
      else await p.messages.deleteMessage(call).catch(onlyRefusals);
    }
  }

  function onlyRefusals(reason: unknown): void {
    if (!/no such|deleted/.test(ConnectError.from(reason).rawMessage)) throw reason;
  }

  /** What the service says. */
  async function stateOf(roomId: string, actorId: string) {
    const { response } = await p.rooms.listRooms({ actorId, request: {} });
    const mine = response?.rooms.find((each) => each.room?.id === roomId);
    const threads = await p.threads.listThreads({ actorId, request: { limit: 200 } });
    expect(mine?.mentionCount).toBe(mine?.readState?.unreadMentionSeqs.length);
    return {
      room: mine?.readState && {
        unread: mine.readState.unreadCount,
        mentions: mine.readState.unreadMentionSeqs.map(Number),
        seq: Number(mine.readState.lastReadSeq),
      },
      threads: (threads.response?.threads ?? [])
        .flatMap(({ root, state }) => (root?.roomId === roomId && state ? [state] : []))
        .map((state) => ({
          id: state.rootMessageId,
          unread: state.unreadCount,
          mentions: state.unreadMentionSeqs.map(Number),
        }))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    };
  }

  /** Counts rows, where the service only subtracts counters. */
  async function counted(roomId: string, accountId: string) {
    const { rows } = await sql.query<{ unread: number; mentions: string[]; seq: string }>(
      `select
         (select count(*)::int from message t
          where t.room_id = m.room_id and t.seq >= from_seq and t.sender_id <> m.account_id
            and t.thread_root_message_id is null) as unread,
         (select coalesce(array_agg(t.seq order by t.seq), '{}') from message t
          where t.room_id = m.room_id and t.seq >= from_seq and t.sender_id <> m.account_id and t.deleted_at is null
            and t.thread_root_message_id is null and (m.account_id = any (t.mentions) or t.mentions_room)) as mentions,
         m.last_read_seq as seq
       from membership m, lateral (select coalesce(m.unread_from_seq, m.last_read_seq + 1) as from_seq) place
       where room_id = $1 and account_id = $2 and left_at is null`,
      [roomId, accountId],
    );
    const threads = await sql.query<{ id: string; unread: number; mentions: string[] }>(
      `select f.root_message_id as id,
         (select count(*)::int from message t
          where t.thread_root_message_id = f.root_message_id and t.seq > f.last_read_seq and t.sender_id <> f.account_id
         ) as unread,
         (select coalesce(array_agg(t.seq order by t.seq), '{}') from message t
          where t.thread_root_message_id = f.root_message_id and t.seq > f.last_read_seq and t.sender_id <> f.account_id
            and t.deleted_at is null and (f.account_id = any (t.mentions) or t.mentions_room)) as mentions
       from thread_follower f where f.room_id = $1 and f.account_id = $2 and f.following order by 1`,
      [roomId, accountId],
    );
    const [row] = rows;
    return {
      room: row && { unread: row.unread, mentions: row.mentions.map(Number), seq: Number(row.seq) },
      threads: threads.rows.map((each) => ({ ...each, mentions: each.mentions.map(Number) })),
    };
  }

  test('is what counting the messages gives, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 50 }), async (acts) => {
        const room = await createRoom(p, people);
        const messages: Message[] = [];
        for (const each of acts) await play(room.id, each, messages);
        for (const { id } of people) expect(await stateOf(room.id, id)).toEqual(await counted(room.id, id));
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
