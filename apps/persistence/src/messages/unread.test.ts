import { ConnectError } from '@connectrpc/connect';
import type { User } from '@prosa/proto/chat';
import fc from 'fast-check';
import { Client } from 'pg';
import { createRoom, sendAll, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';

/** One thing that somebody does in the room. */
type Act =
  | { kind: 'send'; who: number; names: number }
  | { kind: 'read'; who: number; part: number }
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
      kind: fc.constant('read' as const),
      who: person,
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
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

  async function play(roomId: string, { ...step }: Act, messages: { id: string; senderId: string }[]): Promise<void> {
    const actorId = 'who' in step ? (people[step.who]?.id ?? '') : '';
    if (step.kind === 'send') {
      const [outcome] = await sendAll(p, [{ actorId, roomId, text: textOf(step.names) }]);
      if (outcome && !(outcome instanceof ConnectError)) messages.push(outcome);
    } else if (step.kind === 'read') {
      const { rows } = await sql.query<{ last_seq: string }>('select last_seq from room where id = $1', [roomId]);
      const seq = BigInt(Math.ceil(Number(rows[0]?.last_seq) * step.part));
      await p.messages.markRead({ actorId, request: { roomId, seq } }).catch(onlyRefusals);
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

  /** Counts rows, where the service only subtracts counters. */
  async function counted(roomId: string, accountId: string) {
    const { rows } = await sql.query<{ unread: number; mentions: string[]; seq: string }>(
      `select
         (select count(*)::int from message t
          where t.room_id = m.room_id and t.seq > m.last_read_seq and t.sender_id <> m.account_id
            and t.thread_root_message_id is null) as unread,
         (select coalesce(array_agg(t.seq order by t.seq), '{}') from message t
          where t.room_id = m.room_id and t.seq > m.last_read_seq and t.sender_id <> m.account_id and t.deleted_at is null
            and t.thread_root_message_id is null
            and (m.account_id = any (t.mentions) or t.mentions_room)) as mentions,
         m.last_read_seq as seq
       from membership m where room_id = $1 and account_id = $2 and left_at is null`,
      [roomId, accountId],
    );
    const [row] = rows;
    return row && { unread: row.unread, mentions: row.mentions.map(Number), seq: Number(row.seq) };
  }

  test('is what counting the messages gives, after any history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
        const room = await createRoom(p, people);
        const messages: { id: string; senderId: string }[] = [];
        for (const each of acts) await play(room.id, each, messages);
        for (const { id } of people) {
          const { response } = await p.rooms.listRooms({ actorId: id, request: {} });
          const mine = response?.rooms.find((each) => each.room?.id === room.id);
          const state = mine?.readState && {
            unread: mine.readState.unreadCount,
            mentions: mine.readState.unreadMentionSeqs.map(Number),
            seq: Number(mine.readState.lastReadSeq),
          };
          expect(state).toEqual(await counted(room.id, id));
          expect(mine?.mentionCount).toBe(state?.mentions.length);
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});
