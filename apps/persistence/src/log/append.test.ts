import { ConnectError } from '@connectrpc/connect';
import { BadRequestSchema } from '@prosa/proto/rpc';
import { RoomKind, type Message, type Room, type User } from '@prosa/proto/chat';
import { reasonOf } from '@prosa/service';
import { Client } from 'pg';
import { randomUUID } from 'node:crypto';
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

describe('Append', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let eve: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
    room = await createRoom(p, [ana, bo]);
  });
  afterAll(() => p.close());

  const message = (outcome: Message | ConnectError | undefined): Message => {
    if (!outcome || outcome instanceof ConnectError) throw outcome ?? new Error('no outcome');
    return outcome;
  };
  const reason = (outcome: unknown) => (outcome instanceof ConnectError ? reasonOf(outcome) : 'stored');

  test('numbers messages of a room without holes, and of each author', async () => {
    const own = await createRoom(p, [ana, bo]);
    const sends = range(1, 40).map((n) => ({ actorId: n % 3 ? ana.id : bo.id, roomId: own.id, text: `n ${n}` }));
    const stored = (await sendAll(p, sends)).map(message);
    expect(stored.map(({ seq }) => Number(seq))).toEqual(range(3, 42));
    expect(stored.map(({ ordinal }) => Number(ordinal))).toEqual(range(1, 40));
    expect(stored.filter(({ senderId }) => senderId === bo.id).map((m) => Number(m.senderOrdinal))).toEqual(
      range(1, 13),
    );
    expect(stored.every(({ revision, seq }) => revision === seq)).toBe(true);
  });

  test('the same client id gives the first message: in one batch, later, and for another room', async () => {
    const other = await createRoom(p, [ana]);
    const clientMessageId = randomUUID();
    const again = { actorId: ana.id, clientMessageId, text: 'once' };
    const [first, second] = (
      await sendAll(p, [
        { ...again, roomId: room.id },
        { ...again, roomId: room.id, text: 'not this' },
      ])
    ).map(message);
    const third = await send(p, ana.id, { clientMessageId, roomId: other.id, text: 'nor this' });
    const shouted = await send(p, ana.id, {
      clientMessageId: clientMessageId.toUpperCase(),
      roomId: room.id,
      text: 'x',
    });
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(shouted).toEqual(first);
    expect(first?.text).toBe('once');
    // Somebody else's id is another one.
    expect((await send(p, bo.id, { clientMessageId, roomId: room.id, text: 'mine' })).text).toBe('mine');
  });

  test('the same client id, sent again, gives the message as it is now', async () => {
    const clientMessageId = randomUUID();
    const first = await send(p, ana.id, { clientMessageId, roomId: room.id, text: 'before' });
    await p.messages.editMessage({ actorId: ana.id, request: { messageId: first.id, text: 'after' } });
    const again = await send(p, ana.id, { clientMessageId, roomId: room.id, text: 'before' });
    expect(again.text).toBe('after');
    expect(again.revision).toBeGreaterThan(first.revision);
  });

  test('one bad item of a request fails alone, and takes no number', async () => {
    const archived = await createRoom(p, [ana]);
    const elsewhere = await send(p, ana.id, { roomId: archived.id, text: 'elsewhere' });
    await p.rooms.archiveRoom({ actorId: ana.id, request: { roomId: archived.id, archived: true } });
    const secret = await createRoom(p, [bo], RoomKind.PRIVATE);
    const before = await send(p, ana.id, { roomId: room.id, text: 'before' });
    const good = { actorId: ana.id, roomId: room.id, text: 'good' };
    const outcomes = await sendAll(p, [
      { ...good, text: 'nul \0 inside' },
      good,
      { ...good, actorId: eve.id },
      { ...good, roomId: secret.id },
      { ...good, roomId: archived.id },
      { ...good, roomId: randomUUID() },
      { ...good, replyToMessageId: elsewhere.id },
      { ...good, threadRootMessageId: randomUUID() },
      { ...good, text: '' },
      { ...good, text: '😀'.repeat(16_001) },
      { ...good, clientMessageId: 'no uuid' },
      { ...good, attachmentIds: [randomUUID()] },
      { ...good, actorId: 'nobody' },
      { ...good, text: '😀'.repeat(16_000), replyToMessageId: before.id, threadRootMessageId: before.id },
    ]);
    expect(outcomes.map(reason)).toEqual([
      'INVALID_ARGUMENT',
      'stored',
      'ROOM_NOT_FOUND',
      'ROOM_NOT_FOUND',
      'ROOM_ARCHIVED',
      'ROOM_NOT_FOUND',
      'MESSAGE_NOT_FOUND',
      'MESSAGE_NOT_FOUND',
      'INVALID_ARGUMENT',
      'INVALID_ARGUMENT',
      'INVALID_ARGUMENT',
      'ATTACHMENT_NOT_FOUND',
      'INVALID_ARGUMENT',
      'stored',
    ]);
    expect(message(outcomes[1]).seq).toBe(before.seq + 1n);
    expect(message(outcomes[13])).toMatchObject({ seq: before.seq + 2n, replyToMessageId: before.id });
    const fields = [0, 8, 9, 10].map((index) => {
      const outcome = outcomes[index];
      return outcome instanceof ConnectError && outcome.findDetails(BadRequestSchema)[0]?.fieldViolations[0]?.field;
    });
    expect(fields).toEqual(['text', 'text', 'text', 'clientMessageId']);
  });

  test('many requests on one stream, more than a batch, all answered', async () => {
    const own = await createRoom(p, [ana]);
    const sends = range(1, 2_300).map((n) => ({ actorId: ana.id, roomId: own.id, text: `n ${n}` }));
    const stored = (await sendAll(p, sends.slice(0, 1_000))).concat(await sendAll(p, sends.slice(1_000, 2_000)));
    expect(stored.map((outcome) => Number(message(outcome).ordinal))).toEqual(range(1, 2_000));
  });

  test('tells whom it names: by id, by name, everybody; nobody who is not there', async () => {
    const text = `<@${bo.id}> and @ana, not @Eve nor <@${eve.id}>, \`@Bo\`; @room!`;
    const stored = await send(p, ana.id, { roomId: room.id, text });
    expect(stored.mentionedUserIds).toEqual([bo.id, ana.id]);
    expect(stored.mentionsRoom).toBe(true);
  });

  test('an unexpected error of the database for one item leaves its neighbours alone', async () => {
    const client = new Client({ connectionString: p.databaseUrl });
    await client.connect();
    await client.query("alter table message add constraint no_poison check (text <> 'poison')");
    const good = { actorId: ana.id, roomId: room.id, text: 'good' };
    const outcomes = await sendAll(p, [good, { ...good, text: 'poison' }, { ...good, text: 'also good' }]);
    expect(outcomes.map(reason)).toEqual(['stored', 'INTERNAL', 'stored']);
    expect(message(outcomes[2]).seq).toBe(message(outcomes[0]).seq + 1n);
    await client.query('alter table message drop constraint no_poison');
    await client.end();
  });

  test('a connection that is cut in the middle: the send is answered UNAVAILABLE, and sent again it is stored once', async () => {
    const tail = await openTail(p);
    const own = await createRoom(p, [ana]);
    const killer = new Client({ connectionString: p.databaseUrl });
    await killer.connect();
    // The room's lock holds the batch in the database until its connection is gone.
    await killer.query('begin');
    await killer.query('select from room where id = $1 for update', [own.id]);
    const clientMessageId = randomUUID();
    const cut = refusal(send(p, ana.id, { clientMessageId, roomId: own.id, text: 'cut' }));
    for (let killed = 0; killed === 0;) {
      const { rowCount } = await killer.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'prosa append' and wait_event_type = 'Lock' and datname = current_database()",
      );
      killed = rowCount ?? 0;
    }
    expect(await cut).toBe('Unavailable DATABASE_UNAVAILABLE');
    await killer.query('rollback');
    await killer.end();
    const stored = await send(p, ana.id, { clientMessageId, roomId: own.id, text: 'cut' });
    expect(stored.ordinal).toBe(1n);
    await tail.until(() => tail.seqs(own.id).length >= 2);
    expect(tail.seqs(own.id)).toEqual([1, 2]);
    tail.close();
  });

  test('a commit whose answer got lost still reaches the readers', async () => {
    const own = await createRoom(p, [ana]);
    const tail = await openTail(p);
    // As the committer's call, from the same process by its id, without telling it.
    const client = new Client({ connectionString: p.databaseUrl });
    await client.connect();
    const processId = await new Promise<string>((resolve) => {
      client.on('notification', ({ payload }) => resolve(payload?.split('|')[0] ?? ''));
      void client.query('listen prosa_log').then(() => send(p, ana.id, { roomId: own.id, text: 'to learn the id' }));
    });
    await client.query('select * from append_messages($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null)', [
      processId,
      [randomUUID()],
      [ana.id],
      [randomUUID()],
      [own.id],
      ['lost'],
      [null],
      [null],
      [null],
      [false],
    ]);
    await client.end();
    await tail.until(() => tail.seqs(own.id).includes(3));
    expect(tail.seqs(own.id)).toEqual([2, 3]);
    tail.close();
  });

  test('two processes with the same client ids at once: each message once', async () => {
    const second = await startTestPersistence(p.databaseUrl);
    try {
      const rooms = await Promise.all([createRoom(p, [ana, bo]), createRoom(p, [ana, bo])]);
      const ids = range(1, 200).map(() => randomUUID());
      const sends = (shift: number) =>
        ids.map((clientMessageId, index) => ({
          actorId: ana.id,
          clientMessageId,
          roomId: rooms[(index + shift) % 2]?.id ?? '',
          text: `try of ${shift}`,
        }));
      const [one, two] = await Promise.all([sendAll(p, sends(0)), sendAll(second, sends(1))]);
      expect(two.map((outcome) => message(outcome).id)).toEqual(one.map((outcome) => message(outcome).id));
      const all = await Promise.all(rooms.map((each) => readAll(each.id)));
      expect(all.flat().filter(({ change }) => change.case === 'messageCreated')).toHaveLength(200);
    } finally {
      await second.close();
    }
  });

  async function readAll(roomId: string) {
    const { events } = await p.log.readLog({ roomId, afterSeq: 0n, limit: 1_000 });
    return events.map(roomEvent);
  }
});
