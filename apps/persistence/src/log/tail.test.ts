import { Code, ConnectError } from '@connectrpc/connect';
import { PresenceState, type Room, type User } from '@prosa/proto/chat';
import { LogEventSchema, TailRequestSchema } from '@prosa/proto/persistence';
import { create } from '@bufbuild/protobuf';
import { reasonOf } from '@prosa/service';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import {
  createRoom,
  newSession,
  send,
  sendAll,
  sha256,
  signUp,
  startTestPersistence,
  type TestPersistence,
} from '../test-persistence.ts';
import { openTail, range, roomEvent } from '../test-tail.ts';
import { TailHub } from './tail-hub.ts';
import { tail } from './tail.ts';

describe('Tail', () => {
  let p: TestPersistence;
  let q: TestPersistence;
  let ana: User;
  let bo: User;
  let room: Room;
  let admin: Client;
  beforeAll(async () => {
    p = await startTestPersistence();
    q = await startTestPersistence(p.databaseUrl);
    [ana, bo] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo')]);
    room = await createRoom(p, [ana, bo]);
    admin = new Client({ connectionString: p.databaseUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await p.close();
    await q.close();
  });

  test('what was missed, then ready, then what happens; in both processes', async () => {
    await sendAll(
      p,
      range(1, 30).map((n) => ({ actorId: ana.id, roomId: room.id, text: `n ${n}` })),
    );
    const [mine, theirs] = await Promise.all([p, q].map((each) => openTail(each, [{ roomId: room.id, seq: 5n }])));
    await send(q, bo.id, { roomId: room.id, text: 'live' });
    for (const reader of [mine, theirs]) {
      await reader?.until(() => reader.seqs(room.id).at(-1) === 33);
      expect(reader?.seqs(room.id)).toEqual(range(6, 33));
    }
    // The process that committed them had them all; the other may have heard of them only now.
    const ready = mine?.items.findIndex(({ item }) => item.case === 'ready');
    expect(mine?.items.slice(0, ready)).toHaveLength(27);
    mine?.close();
    theirs?.close();
  });

  test('an event has who came and the room as it was then, live and from the log', async () => {
    const reader = await openTail(q);
    const own = await createRoom(p, [ana, bo]);
    await reader.until(() => reader.events(own.id).length === 2);
    const { events } = await q.log.readLog({ roomId: own.id, afterSeq: 0n, limit: 10 });
    expect(events).toEqual(reader.events(own.id));
    expect(events.map(({ joinedUserIds }) => joinedUserIds)).toEqual([[ana.id], [bo.id]]);
    expect(events.map(({ room: then }) => [then?.lastSeq, then?.memberCount])).toEqual([
      [1n, 1],
      [2n, 2],
    ]);
    reader.close();
  });

  test('what this process commits is the same as what the log gives', async () => {
    const own = await createRoom(p, [ana, bo]);
    const reader = await openTail(p);
    const reply = await send(p, ana.id, { roomId: own.id, text: 'first' });
    await send(p, bo.id, {
      roomId: own.id,
      text: 'ähm, @Ana @room',
      replyToMessageId: reply.id,
      threadRootMessageId: reply.id,
    });
    await p.messages.setReaction({ actorId: bo.id, request: { messageId: reply.id, emoji: '👍', present: true } });
    await p.rooms.updateRoom({ actorId: ana.id, request: { roomId: own.id, topic: 'new' } });
    await p.rooms.leaveRoom({ actorId: ana.id, request: { roomId: own.id } });
    await reader.until(() => reader.seqs(own.id).at(-1) === 8);
    const { events } = await p.log.readLog({ roomId: own.id, afterSeq: 2n, limit: 10 });
    // The first message was changed after its own event: from the log it comes as it is now.
    expect(events.slice(1)).toEqual(reader.events(own.id).slice(1));
    expect(events.map((event) => roomEvent(event).change.case)).toEqual([
      'messageCreated',
      'messageCreated',
      'reactionChanged',
      'roomChanged',
      'memberChanged',
      'memberChanged',
    ]);
    reader.close();
  });

  test('bells that were not heard: the log is compared, nothing is lost', async () => {
    const own = await createRoom(p, [ana, bo]);
    const reader = await openTail(q, [{ roomId: own.id, seq: 0n }]);
    for (const round of range(1, 3)) {
      for (let cut = 0; cut < 2;) cut += await cutDoorbells();
      await sendAll(
        p,
        range(1, 20).map((n) => ({ actorId: ana.id, roomId: own.id, text: `${round} ${n}` })),
      );
      const top = 2 + round * 20;
      await reader.until(() => reader.seqs(own.id).at(-1) === top);
      expect(reader.seqs(own.id)).toEqual(range(1, top));
    }
    reader.close();
  });

  async function cutDoorbells(): Promise<number> {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where application_name = 'prosa doorbell' and datname = current_database()`,
    );
    return rowCount ?? 0;
  }

  test('a room that is too far behind gets a gap', async () => {
    const own = await createRoom(p, [ana]);
    await admin.query(
      `with more as (
         insert into room_event (room_id, seq, kind, actor_id, occurred_at, detail)
         select $1, n, 11, $2, now(), '{}' from generate_series(2, 10105) n)
       update room set last_seq = 10105 where id = $1`,
      [own.id, ana.id],
    );
    await send(p, ana.id, { roomId: own.id, text: 'wakes the hub' });
    const fresh = await openTail(p, [{ roomId: own.id, seq: 1n }]);
    await fresh.until(() => fresh.items.some(({ item }) => item.case === 'gap'));
    expect(fresh.items[0]?.item).toMatchObject({ case: 'gap', value: { roomId: own.id, seq: 10106n } });
    const near = await openTail(p, [{ roomId: own.id, seq: 200n }]);
    expect(near.seqs(own.id)).toEqual(range(201, 10106));
    fresh.close();
    near.close();
  });

  test('places of another history are passed over: what has the same numbers now is news', async () => {
    const source = { tops: async () => [], changes: async () => ({ places: [], mark: '1' }), read: async () => [] };
    const roomId = randomUUID();
    const first = async (epoch: string): Promise<bigint[]> => {
      const hub = new TailHub(source, () => undefined);
      const request = create(TailRequestSchema, { readerId: randomUUID(), cursors: [{ roomId, seq: 9n }], epoch });
      const stream = tail(hub, source, 'this', request, new AbortController().signal);
      expect((await stream.next()).value?.items[0]?.item).toMatchObject({ case: 'ready', value: { epoch: 'this' } });
      for (const seq of [8n, 9n, 10n]) hub.tell({ case: 'event', value: create(LogEventSchema, { roomId, seq }) });
      const items = (await stream.next()).value?.items ?? [];
      await stream.return(undefined);
      return items.flatMap(({ item }) => (item.case === 'event' ? [item.value.seq] : []));
    };
    expect(await first('another')).toEqual([8n, 9n, 10n]);
    expect(await first('this')).toEqual([10n]);
    expect(await first('')).toEqual([10n]);
  });

  test('a reader that does not read is ended, and the others are not', async () => {
    const source = { tops: async () => [], changes: async () => ({ places: [], mark: '1' }), read: async () => [] };
    const hub = new TailHub(source, () => undefined);
    const abort = new AbortController();
    const request = create(TailRequestSchema, { readerId: randomUUID() });
    const stream = tail(hub, source, 'epoch', request, abort.signal, 10_000);
    expect((await stream.next()).value?.items[0]?.item.case).toBe('ready');
    const ended = stream.next();
    hub.tell({ case: 'signal', value: { signal: { case: 'typing', value: { roomId: 'r', userId: 'u' } } } });
    expect((await ended).value?.items).toHaveLength(1);
    for (let n = 0; n < 100; n++) hub.tell({ case: 'readState', value: { accountId: 'a' } });
    const error = ConnectError.from(await stream.next().catch((reason: unknown) => reason));
    expect([error.code, reasonOf(error)]).toEqual([Code.ResourceExhausted, 'STREAM_OVERFLOW']);
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });

  test('signals, markers, profiles and ended credentials reach the readers of every process', async () => {
    const readers = await Promise.all([openTail(p), openTail(q)]);
    const entries = range(1, 300).map(() => ({
      userId: randomUUID(),
      state: PresenceState.ONLINE,
      roomIds: [room.id, randomUUID()],
    }));
    await p.log.publishSignals({
      signals: [
        { signal: { case: 'typing', value: { roomId: room.id, userId: ana.id } } },
        { signal: { case: 'presence', value: { gatewayId: 'g', entries, complete: true } } },
      ],
    });
    await p.messages.markRead({ actorId: bo.id, request: { roomId: room.id, seq: 3n } });
    await p.accounts.updateProfile({ actorId: bo.id, request: { displayName: 'Bô' } });
    const session = newSession('a secret');
    await p.accounts.signIn({ request: { email: bo.email, password: 'correct horse battery' }, session });
    const known = await p.accounts.authenticate({ kind: 1, secretHash: sha256('a secret') });
    await p.accounts.signOut({ secretHash: sha256('a secret') });
    for (const reader of readers) {
      await reader.until(() => reader.items.some(({ item }) => item.case === 'credentialEnded'));
      const items = reader.items.map(({ item }) => item).filter(({ case: kind }) => kind !== 'ready');
      expect(items.map(({ case: kind }) => kind)).toEqual([
        'signal',
        'signal',
        'readState',
        'userChanged',
        'credentialEnded',
      ]);
      expect(items[1]).toMatchObject({ value: { signal: { value: { entries } } } });
      expect(items[2]).toMatchObject({ value: { accountId: bo.id, readState: { lastReadSeq: 3n } } });
      expect(items[3]).toMatchObject({ value: { id: bo.id, displayName: 'Bô', email: '' } });
      expect(items[4]).toMatchObject({ value: { accountId: bo.id, credentialIds: [known.credentialId] } });
      reader.close();
    }
  });
});
