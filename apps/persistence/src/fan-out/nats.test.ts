import { create, toBinary } from '@bufbuild/protobuf';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { PresenceState, type Room, type User } from '@prosa/proto/chat';
import { type LogEvent, LogEventSchema, TailResponseSchema } from '@prosa/proto/persistence';
import { findNatsServer, NatsServer } from '@prosa/testing/nats';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { createRoom, send, sendAll, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, range } from '../test-tail.ts';
import { parseNatsUrls } from './nats-servers.ts';
import { maxMessageBytes, readEvents, readSignals, toEventPayloads } from './nats-message.ts';

// Debian's package; in CI not being there is a failure.
const isThere = findNatsServer() !== undefined;

test('nats-server is installed wherever these tests have to run', () => {
  expect(isThere || process.env['CI'] === undefined).toBe(true);
});

test('an address may carry a token or a name, and may be several', () => {
  expect(parseNatsUrls('nats://10.0.0.4')).toEqual({ servers: ['10.0.0.4:4222'], tls: false });
  expect(parseNatsUrls('nats://s3cret@a:1,nats://[::1]:2')).toEqual({
    servers: ['a:1', '[::1]:2'],
    tls: false,
    token: 's3cret',
  });
  expect(parseNatsUrls('tls://prosa:p%40ss@nats.example')).toMatchObject({
    tls: true,
    user: 'prosa',
    password: 'p@ss',
  });
  for (const wrong of ['', 'nats', 'http://a', 'nats://', 'nats://a/b', 'nats://a,tls://b', 'nats://a, ,nats://b']) {
    expect([wrong, parseNatsUrls(wrong)]).toEqual([wrong, undefined]);
  }
});

test('events go in payloads that a server takes, and what is no event is refused', () => {
  const event = (bytes: number): LogEvent =>
    create(LogEventSchema, { roomId: randomUUID(), seq: 1n, event: new Uint8Array(bytes) });
  const events = [...range(1, 40).map(() => event(60_000)), event(maxMessageBytes)];
  const payloads = toEventPayloads(events);
  const roomIds = (some: LogEvent[]) => some.map(({ roomId }) => roomId);
  expect(roomIds(payloads.flatMap(readEvents))).toEqual(roomIds(events.slice(0, 40))); // the last one is left to the log
  expect(Math.max(...payloads.map(({ length }) => length))).toBeLessThan(maxMessageBytes + 1);
  const items = (...items: object[]) => toBinary(TailResponseSchema, create(TailResponseSchema, { items }));
  const wrong = [
    items({ item: { case: 'gap', value: { roomId: randomUUID(), seq: 3n } } }),
    items({ item: { case: 'event', value: { roomId: 'x', seq: 3n, event: new Uint8Array(1) } } }),
    items({ item: { case: 'event', value: { roomId: randomUUID(), seq: 0n, event: new Uint8Array(1) } } }),
    new Uint8Array(3 * maxMessageBytes),
  ];
  for (const payload of wrong) expect(() => readEvents(payload)).toThrow();
  expect(() => readSignals(payloads[0] ?? new Uint8Array())).toThrow('not a signal');
});

if (isThere) {
  describe('two processes with NATS between them', () => {
    let nats: NatsServer;
    let p: TestPersistence;
    let q: TestPersistence;
    let ana: User;
    let bo: User;
    let room: Room;
    beforeAll(async () => {
      nats = await NatsServer.start();
      const settings = { nats: parseNatsUrls(nats.url) };
      p = await startTestPersistence(undefined, {}, {}, settings);
      q = await startTestPersistence(p.databaseUrl, {}, {}, settings);
      [ana, bo] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo')]);
      room = await createRoom(p, [ana, bo]);
    });
    afterAll(async () => {
      await p.close();
      await q.close();
      await nats.stop();
    });

    /** Another client of the server. */
    async function listenIn(): Promise<NatsConnection> {
      const { servers = [], token } = parseNatsUrls(nats.url) ?? {};
      return connect({ servers: [...servers], token });
    }

    /** Sends until the server carries events of both processes (again). */
    async function untilCarried(): Promise<void> {
      const client = await listenIn();
      const own = await createRoom(p, [ana]);
      for (const process of [p, q]) {
        const carried = new Promise<void>((resolve) => {
          const heard = client.subscribe('prosa.*.events', {
            callback(_, { data }) {
              if (!readEvents(data).some(({ roomId }) => roomId === own.id)) return;
              heard.unsubscribe();
              resolve();
            },
          });
        }).then(() => true);
        await client.flush();
        do await send(process, ana.id, { roomId: own.id, text: 'are you there?' });
        while (
          !(await Promise.race([
            carried,
            client
              .flush()
              .then(() => client.flush())
              .then(() => false),
          ]))
        );
      }
      await client.close();
    }

    /** Sends at both processes at once, then at one alone, and looks whether both readers get everything once, in order. */
    async function talk(roomId: string, count: number): Promise<void> {
      const readers = await Promise.all([p, q].map((each) => openTail(each, [{ roomId, seq: 2n }])));
      const upTo = async (last: number) => {
        for (const reader of readers) {
          await reader.until(() => (reader.seqs(roomId).at(-1) ?? 0) >= last);
          expect(reader.seqs(roomId)).toEqual(range(3, last));
        }
      };
      const texts = (actorId: string) => range(1, count).map((n) => ({ actorId, roomId, text: `n ${n}` }));
      await Promise.all([
        ...texts(ana.id).map((each) => sendAll(p, [each])),
        ...texts(bo.id).map((each) => sendAll(q, [each])),
      ]);
      // Nothing of the other process follows these and tells it what it lacks.
      await send(p, ana.id, { roomId, text: 'alone' });
      await upTo(3 + 2 * count);
      await send(q, bo.id, { roomId, text: 'alone, too' });
      await upTo(4 + 2 * count);
      readers.forEach((reader) => reader.close());
    }

    test('events cross with NATS and ring nobody in the database', async () => {
      await untilCarried();
      const admin = new Client({ connectionString: p.databaseUrl });
      await admin.connect();
      const rung: (string | undefined)[] = [];
      admin.on('notification', ({ payload }) => rung.push(payload));
      await admin.query('listen prosa_log');
      await talk((await createRoom(p, [ana, bo])).id, 100);
      await admin.query('select 1');
      expect(rung).toEqual([]);
      await admin.end();
    });

    test('typing, presence and read markers cross', async () => {
      const readers = await Promise.all([openTail(p), openTail(q)]);
      const entries = [{ userId: ana.id, state: PresenceState.ONLINE, roomIds: [room.id] }];
      await p.log.publishSignals({
        signals: [
          { signal: { case: 'typing', value: { roomId: room.id, userId: ana.id } } },
          { signal: { case: 'presence', value: { gatewayId: 'g', entries } } },
        ],
      });
      await send(p, ana.id, { roomId: room.id, text: 'to read' });
      await p.messages.markRead({ actorId: bo.id, request: { roomId: room.id, seq: 3n } });
      for (const reader of readers) {
        const kinds = () =>
          reader.items.map(({ item }) => (item.case === 'signal' ? item.value.signal.case : item.case));
        await reader.until(() => ['typing', 'presence', 'readState'].every((kind) => kinds().includes(kind as never)));
        expect(kinds().filter((kind) => kind === 'typing' || kind === 'presence')).toEqual(['typing', 'presence']);
        reader.close();
      }
    });

    test('without NATS everything arrives all the same; when it is back it carries again', async () => {
      const own = await createRoom(p, [ana, bo]);
      await nats.stop();
      await talk(own.id, 50);
      const reader = await openTail(q);
      await p.log.publishSignals({
        signals: [{ signal: { case: 'typing', value: { roomId: own.id, userId: ana.id } } }],
      });
      await reader.until(() => reader.items.some(({ item }) => item.case === 'signal'));
      reader.close();
      await nats.start();
      await untilCarried();
      await talk((await createRoom(q, [ana, bo])).id, 50);
    });

    test('a server that is frozen and goes on neither loses nor doubles anything', async () => {
      const own = await createRoom(p, [ana, bo]);
      nats.freeze();
      await talk(own.id, 50);
      nats.thaw();
      const next = await createRoom(p, [ana, bo]);
      await talk(next.id, 50);
      await untilCarried();
    });

    test('what is wrong on the wire is passed over, and what is forged skips nothing', async () => {
      const own = await createRoom(p, [ana, bo]);
      const reader = await openTail(q, [{ roomId: own.id, seq: 2n }]);
      const { epoch } = own;
      const client = await listenIn();
      client.publish(`prosa.${epoch}.events`, 'rubbish');
      client.publish(`prosa.${epoch}.signals`, new Uint8Array(100));
      const forged = create(LogEventSchema, { roomId: own.id, seq: 1_000_000_000n, event: new Uint8Array(10) });
      for (const payload of toEventPayloads([forged])) client.publish(`prosa.${epoch}.events`, payload);
      await client.flush();
      await client.close();
      await sendAll(
        p,
        range(1, 20).map((n) => ({ actorId: ana.id, roomId: own.id, text: `n ${n}` })),
      );
      await reader.until(() => reader.seqs(own.id).at(-1) === 22);
      expect(reader.seqs(own.id)).toEqual(range(3, 22));
      expect(reader.items.some(({ item }) => item.case === 'gap')).toBe(false);
      reader.close();
    });

    test('processes with the doorbell alone, with NATS, and with a wrong token hear each other', async () => {
      const doorbell = await startTestPersistence(p.databaseUrl);
      const { servers = [] } = parseNatsUrls(nats.url) ?? {};
      const refused = await startTestPersistence(p.databaseUrl, {}, {}, { nats: { servers, tls: false, token: 'no' } });
      const own = await createRoom(p, [ana, bo]);
      const all = [p, doorbell, refused];
      const readers = await Promise.all(all.map((each) => openTail(each, [{ roomId: own.id, seq: 2n }])));
      for (const each of all) await send(each, ana.id, { roomId: own.id, text: 'from one of them' });
      for (const reader of readers) {
        await reader.until(() => reader.seqs(own.id).length === 3);
        expect(reader.seqs(own.id)).toEqual([3, 4, 5]);
        reader.close();
      }
      await doorbell.close();
      await refused.close();
    });
  });
}
