import { createClient } from '@connectrpc/connect';
import { RoomKind } from '@prosa/proto/chat';
import { CredentialKind, LogService } from '@prosa/proto/persistence';
import { Health, ServingStatus } from '@prosa/grpc';
import { asAdministrator, startOwnPostgres, type OwnPostgres } from '@prosa/testing/postgres';
import { randomUUID } from 'node:crypto';
import { surveyServers } from './standby.ts';
import {
  createRoom,
  newSession,
  refusal,
  send,
  signUp,
  startTestPersistence,
  type TestPersistence,
} from '../test-persistence.ts';
import { openTail, range } from '../test-tail.ts';

let primary: OwnPostgres;
let standby: OwnPostgres;
let p: TestPersistence;

beforeAll(async () => {
  primary = await startOwnPostgres({ settings: ['synchronous_commit=on', 'wal_retrieve_retry_interval=200ms'] });
  standby = await primary.standby();
  await asAdministrator(primary.url, (client) => client.query("alter system set synchronous_standby_names = '*'"));
  await asAdministrator(primary.url, (client) => client.query('select pg_reload_conf()'));
  const both = [standby.url, primary.url].join(',').replace('/postgres,postgres://postgres:password@', ',');
  p = await startTestPersistence(both);
}, 60_000);

afterAll(async () => {
  await p.close();
  await standby.stop();
  await primary.stop();
});

/** Resolves when the health of what takes sends is this. */
async function writing(status: ServingStatus): Promise<void> {
  const health = createClient(Health, p.transport);
  const stop = new AbortController();
  for await (const told of health.watch({ service: LogService.typeName }, { signal: stop.signal })) {
    if (told.status === status) break;
  }
  stop.abort();
}

/** A page, asked for until it is given. */
async function pageOf(actorId: string, roomId: string) {
  for (;;) {
    const page = await p.messages.listMessages({ actorId, request: { roomId, limit: 50 } }).catch(() => undefined);
    if (page?.response) return page.response;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test('without a primary what is there is read from the standby, writing says so at once, and all goes on with the primary', async () => {
  const ana = await signUp(p, 'Ana');
  const room = await createRoom(p, [ana]);
  const { secretHash } = newSession();
  await p.accounts.createAccessToken({ actorId: ana.id, request: { name: 'reader' }, secretHash });
  const tail = await openTail(p);
  const before = await send(p, ana.id, { roomId: room.id, text: 'said before' });
  await p.messages.markRead({ actorId: ana.id, request: { roomId: room.id, seq: before.seq } });
  const search = () => p.messages.searchMessages({ actorId: ana.id, request: { query: 'before' } });
  expect((await search()).response?.hits).toHaveLength(1);
  expect(await surveyServers([standby.url, primary.url], {})).toEqual({ leads: true });

  await primary.halt();
  await writing(ServingStatus.NOT_SERVING);
  expect(await createClient(Health, p.transport).check({})).toMatchObject({ status: ServingStatus.SERVING });
  expect(await surveyServers([primary.url, standby.url], {})).toEqual({ leads: false, standby: standby.url });

  const page = await pageOf(ana.id, room.id);
  expect(page.messages.map(({ text }) => text)).toEqual(['said before']);
  expect(page.lastSeq).toBe(before.seq);
  expect((await search()).response?.hits).toHaveLength(1);
  const { response } = await p.rooms.listRooms({ actorId: ana.id, request: {} });
  expect(response?.rooms[0]?.readState).toMatchObject({ lastReadSeq: before.seq, revision: 0n });
  const token = { kind: CredentialKind.ACCESS_TOKEN, secretHash };
  expect((await p.accounts.authenticate(token)).user?.id).toBe(ana.id);

  const readOnly = 'Unavailable READ_ONLY';
  const clientMessageId = randomUUID();
  expect(await refusal(send(p, ana.id, { roomId: room.id, text: 'said during', clientMessageId }))).toBe(readOnly);
  const rich = send(p, ana.id, { roomId: room.id, text: 'so', threadRootMessageId: before.id });
  expect(await refusal(rich)).toBe(readOnly);
  const request = { name: 'no', kind: RoomKind.PUBLIC };
  expect(await refusal(p.rooms.createRoom({ actorId: ana.id, request }))).toBe(readOnly);
  expect(await refusal(p.reading.markAllRead({ actorId: ana.id, request: {} }))).toBe(readOnly);
  // Places to go on from, and what is personal, are the primary's to tell.
  expect(await refusal(p.log.getPositions({ accountId: ana.id }))).toBe(readOnly);
  expect(await refusal(p.drafts.listDrafts({ actorId: ana.id, request: {} }))).toBe(readOnly);

  await primary.resume();
  await writing(ServingStatus.SERVING);
  const after = await send(p, ana.id, { roomId: room.id, text: 'said during', clientMessageId });
  expect(after.seq).toBe(before.seq + 1n);
  await tail.until(() => tail.seqs(room.id).at(-1) === Number(after.seq));
  expect(tail.seqs(room.id)).toEqual(range(Number(room.lastSeq) + 1, Number(after.seq)));
  const rooms = await p.rooms.listRooms({ actorId: ana.id, request: {} });
  expect(rooms.response?.rooms[0]?.readState?.revision).toBeGreaterThan(0n);
  tail.close();
}, 60_000);

test('a room of which the standby lacks something that was acknowledged is not read from it', async () => {
  const ana = await signUp(p, 'Ana');
  const [quiet, busy] = [await createRoom(p, [ana]), await createRoom(p, [ana])];
  await send(p, ana.id, { roomId: quiet.id, text: 'there' });
  const standbyDoes = (sql: string) => asAdministrator(standby.url, (client) => client.query(sql));
  const replayed = 'select 1 from message where room_id = $1';
  for (let there = 0; there === 0;) {
    const { rows } = await asAdministrator(standby.url, (client) => client.query(replayed, [quiet.id]));
    there = rows.length;
  }
  await standbyDoes('select pg_wal_replay_pause()');
  const { seq } = await send(p, ana.id, { roomId: busy.id, text: 'acknowledged' });

  await primary.halt();
  await writing(ServingStatus.NOT_SERVING);
  expect((await pageOf(ana.id, quiet.id)).messages.map(({ text }) => text)).toEqual(['there']);
  const asked = { actorId: ana.id, request: { roomId: busy.id, limit: 50 } };
  expect(await refusal(p.messages.listMessages(asked))).toBe('Unavailable READ_ONLY');
  expect(await refusal(p.rooms.listRooms({ actorId: ana.id, request: {} }))).toBe('Unavailable READ_ONLY');

  await standbyDoes('select pg_wal_replay_resume()');
  expect((await pageOf(ana.id, busy.id)).lastSeq).toBe(seq);
  await primary.resume();
  await writing(ServingStatus.SERVING);
}, 60_000);
