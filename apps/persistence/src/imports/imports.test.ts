import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type Room, RoomKind, type User } from '@prosa/proto/chat';
import type { ImportMessagesRequest } from '@prosa/proto/persistence';
import { randomUUID } from 'node:crypto';
import type { MessageInitShape } from '@bufbuild/protobuf';
import type { ImportMessagesRequestSchema } from '@prosa/proto/persistence';
import { createRoom, refusal, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { openTail, range, roomEvent } from '../test-tail.ts';

type Part = MessageInitShape<typeof ImportMessagesRequestSchema>;

describe('ImportMessages', () => {
  let p: TestPersistence;
  let owner: User;
  let bo: User;
  let room: Room;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
    bo = await signUp(p, 'Bo');
  });
  beforeEach(async () => {
    room = await createRoom(p, [bo], RoomKind.PRIVATE);
  });
  afterAll(() => p.close());

  const target = (actorId = owner.id): Part => ({ part: { case: 'target', value: { actorId, roomId: room.id } } });
  const message = (n: number, more: { text?: string; senderId?: string; clientMessageId?: string } = {}): Part => {
    const sentAt = timestampFromDate(new Date(Date.UTC(2020, 0, 1, 0, 0, n)));
    const value = { senderId: bo.id, clientMessageId: randomUUID(), text: `old ${n}`, sentAt, ...more };
    return { part: { case: 'message', value } };
  };
  async function* stream(parts: readonly Part[]) {
    yield* parts as ImportMessagesRequest[];
  }
  const run = (parts: readonly Part[]) => p.imports.importMessages(stream(parts));
  const texts = async () => {
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: 0n, limit: 1_000 });
    return events
      .map(roomEvent)
      .flatMap(({ change }) => (change.case === 'messageCreated' ? [change.value.message?.text] : []));
  };

  test('puts history at the end of the log with its own times; run again it changes nothing', async () => {
    const tail = await openTail(p);
    const history = range(1, 1_200).map((n) => message(n));
    const receipt = await run([target(), ...history, history[5] ?? {}]);
    expect(receipt).toMatchObject({ received: 1_201n, imported: 1_200n, lastSeq: 1_201n });
    await tail.until(() => tail.seqs(room.id).at(-1) === 1_201);
    const event = tail.events(room.id).at(-1);
    const created = event && roomEvent(event);
    expect(created).toMatchObject({
      occurredAt: timestampFromDate(new Date(Date.UTC(2020, 0, 1, 0, 20, 0))),
      change: { value: { message: { text: 'old 1200', ordinal: 1_200n, sentAt: created?.occurredAt } } },
    });
    expect(await run([target(), ...history])).toMatchObject({ received: 1_200n, imported: 0n, lastSeq: 1_201n });
    tail.close();
  });

  test('two imports of the same at once: each message once', async () => {
    const history = range(1, 700).map((n) => message(n));
    const receipts = await Promise.all([run([target(), ...history]), run([target(), ...history])]);
    expect(receipts.reduce((sum, { imported }) => sum + imported, 0n)).toBe(700n);
    expect(await texts()).toHaveLength(700);
  });

  test('is for owners and administrators, into a room that is there', async () => {
    expect(await refusal(run([target(bo.id), message(1)]))).toBe('PermissionDenied PERMISSION_DENIED');
    const nowhere: Part = { part: { case: 'target', value: { actorId: owner.id, roomId: randomUUID() } } };
    expect(await refusal(run([nowhere, message(1)]))).toBe('NotFound ROOM_NOT_FOUND');
    expect(await refusal(run([message(1)]))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(run([]))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(run([target(), target()]))).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('a bad message leaves nothing of its batch; the batches before stay', async () => {
    const good = range(1, 510).map((n) => message(n));
    expect(await refusal(run([target(), ...good.slice(0, 10), message(11, { senderId: owner.id })]))).toBe(
      'NotFound USER_NOT_FOUND',
    );
    expect(await refusal(run([target(), ...good.slice(0, 10), message(11, { text: 'a\0b' })]))).toBe(
      'InvalidArgument INVALID_ARGUMENT',
    );
    expect(await refusal(run([target(), ...good.slice(0, 10), message(11, { text: '' })]))).toBe(
      'InvalidArgument INVALID_ARGUMENT',
    );
    expect(await texts()).toEqual([]);
    expect(await refusal(run([target(), ...good, message(511, { senderId: owner.id })]))).toBe(
      'NotFound USER_NOT_FOUND',
    );
    expect(await texts()).toHaveLength(500);
    expect(await run([target(), ...good])).toMatchObject({ received: 510n, imported: 10n });
  });
});
