import { MemberRole, RoomKind, type User } from '@prosa/proto/chat';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { tokenOfId } from '../database/page-token.ts';
import { createRoom, refusal, send, signUp, startTestPersistence, type TestPersistence } from '../test-persistence.ts';
import { range, roomEvent } from '../test-tail.ts';

describe('rooms', () => {
  let p: TestPersistence;
  let owner: User;
  let ana: User;
  let bo: User;
  let eve: User;
  beforeAll(async () => {
    p = await startTestPersistence();
    owner = await signUp(p, 'Owner');
    [ana, bo, eve] = await Promise.all([signUp(p, 'Ana'), signUp(p, 'Bo'), signUp(p, 'Eve')]);
  });
  afterAll(() => p.close());

  /** What stands in the log: who, role, how many then. */
  async function memberEvents(roomId: string) {
    const { events } = await p.log.readLog({ roomId, afterSeq: 0n, limit: 1_000 });
    return events
      .map(roomEvent)
      .flatMap(({ change }) =>
        change.case === 'memberChanged' ? [[change.value.userIds, change.value.role, change.value.memberCount]] : [],
      );
  }
  const openDirect = async (actorId: string, userIds: string[]) =>
    (await p.rooms.openDirect({ actorId, request: { userIds } })).response?.room;
  const mine = async (actorId: string, roomId: string) => {
    const { response } = await p.rooms.listRooms({ actorId, request: {} });
    return response?.rooms.find(({ room }) => room?.id === roomId);
  };

  test('a new room: its creator moderates, the others are in it, nothing is unread', async () => {
    const room = await createRoom(p, [ana, bo, bo]);
    expect(room).toMatchObject({ lastSeq: 2n, memberCount: 2, creatorId: ana.id, kind: RoomKind.PUBLIC });
    expect(await memberEvents(room.id)).toEqual([
      [[ana.id], MemberRole.MODERATOR, 1],
      [[bo.id], MemberRole.MEMBER, 2],
    ]);
    expect(await mine(bo.id, room.id)).toMatchObject({
      role: MemberRole.MEMBER,
      unreadCount: 0,
      lastReadSeq: 2n,
      room,
    });
    expect((await mine(ana.id, room.id))?.role).toBe(MemberRole.MODERATOR);
  });

  test('names of open public rooms are unique whatever their case; those of private ones need not be', async () => {
    const make = (name: string, kind = RoomKind.PUBLIC as RoomKind) =>
      p.rooms.createRoom({ actorId: ana.id, request: { name, kind } });
    const first = (await make('General')).response?.room;
    expect(await refusal(make(' GENERAL '))).toBe('AlreadyExists ROOM_NAME_TAKEN');
    await make('General', RoomKind.PRIVATE);
    const archive = (archived: boolean) =>
      p.rooms.archiveRoom({ actorId: ana.id, request: { roomId: first?.id, archived } });
    await archive(true);
    await make('general');
    expect(await refusal(archive(false))).toBe('AlreadyExists ROOM_NAME_TAKEN');
  });

  test('a room with somebody unknown is not made at all', async () => {
    const name = `half ${randomUUID()}`;
    const request = { name, kind: RoomKind.PUBLIC, memberIds: [bo.id, randomUUID()] };
    expect(await refusal(p.rooms.createRoom({ actorId: ana.id, request }))).toBe('NotFound USER_NOT_FOUND');
    const { response } = await p.rooms.browseRooms({ actorId: ana.id, request: { query: name } });
    expect(response?.rooms).toEqual([]);
  });

  test('the same people always get the same conversation, also at once and from two processes', async () => {
    const second = await startTestPersistence(p.databaseUrl);
    const rooms = await Promise.all(
      range(1, 8).map(async (n) => {
        const [who, others] = n % 2 ? [ana.id, [bo.id, eve.id]] : [bo.id, [eve.id.toUpperCase(), ana.id, bo.id]];
        const { response } = await (n % 3 ? p : second).rooms.openDirect({
          actorId: who,
          request: { userIds: others },
        });
        return response?.room;
      }),
    );
    await second.close();
    expect(new Set(rooms.map((room) => room?.id)).size).toBe(1);
    expect(rooms[0]).toMatchObject({
      kind: RoomKind.DIRECT,
      name: '',
      memberCount: 3,
      memberIds: [ana.id, bo.id, eve.id].sort(),
    });
    expect(await memberEvents(rooms[0]?.id ?? '')).toHaveLength(1);
  });

  test('a direct conversation needs somebody else, and cannot be left, filled, renamed or archived', async () => {
    expect(await refusal(openDirect(ana.id, [ana.id]))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await refusal(openDirect(ana.id, [randomUUID()]))).toBe('NotFound USER_NOT_FOUND');
    const roomId = (await openDirect(ana.id, [bo.id]))?.id;
    const calls = [
      p.rooms.leaveRoom({ actorId: ana.id, request: { roomId } }),
      p.rooms.addMembers({ actorId: ana.id, request: { roomId, userIds: [eve.id] } }),
      p.rooms.removeMember({ actorId: ana.id, request: { roomId, userId: bo.id } }),
      p.rooms.updateRoom({ actorId: ana.id, request: { roomId, topic: 'x' } }),
      p.rooms.archiveRoom({ actorId: ana.id, request: { roomId, archived: true } }),
    ];
    expect(await Promise.all(calls.map(refusal))).toEqual(calls.map(() => 'FailedPrecondition ROOM_IS_DIRECT'));
    expect(await refusal(p.rooms.joinRoom({ actorId: eve.id, request: { roomId } }))).toBe('NotFound ROOM_NOT_FOUND');
  });

  test('a token with the id of a private room does not tell where its name stands', async () => {
    const secret = await createRoom(p, [eve], RoomKind.PRIVATE);
    await createRoom(p, [eve]);
    const request = { pageToken: tokenOfId(secret.id) };
    expect((await p.rooms.browseRooms({ actorId: ana.id, request })).response?.rooms).toEqual([]);
  });

  test('a name has something to see', async () => {
    const room = await createRoom(p, [ana]);
    for (const name of ['\u00a0', '\u200b\u2060', '\u3164']) {
      const request = { roomId: room.id, name };
      expect(await refusal(p.rooms.updateRoom({ actorId: ana.id, request }))).toBe('InvalidArgument INVALID_ARGUMENT');
      const made = p.rooms.createRoom({ actorId: ana.id, request: { name, kind: RoomKind.PUBLIC } });
      expect(await refusal(made)).toBe('InvalidArgument INVALID_ARGUMENT');
    }
    const { response } = await p.rooms.updateRoom({
      actorId: ana.id,
      request: { roomId: room.id, name: '\u00a0👩\u200d💻 ' },
    });
    expect(response?.room?.name).toBe('👩\u200d💻');
  });

  test('public rooms are entered; private ones are not known of', async () => {
    const open = await createRoom(p, [ana]);
    const secret = await createRoom(p, [ana], RoomKind.PRIVATE);
    await send(p, ana.id, { roomId: open.id, text: 'before' });
    const { response } = await p.rooms.joinRoom({ actorId: eve.id, request: { roomId: open.id } });
    expect(response?.room).toMatchObject({ unreadCount: 0, room: { memberCount: 2 }, readState: { readOrdinal: 1n } });
    await p.rooms.joinRoom({ actorId: eve.id, request: { roomId: open.id } });
    expect(await memberEvents(open.id)).toHaveLength(2);
    const calls = [
      p.rooms.joinRoom({ actorId: eve.id, request: { roomId: secret.id } }),
      p.rooms.leaveRoom({ actorId: eve.id, request: { roomId: secret.id } }),
      p.rooms.listMembers({ actorId: eve.id, request: { roomId: secret.id } }),
      p.rooms.addMembers({ actorId: eve.id, request: { roomId: secret.id, userIds: [eve.id] } }),
      p.rooms.addMembers({ actorId: bo.id, request: { roomId: open.id, userIds: [bo.id] } }),
      p.rooms.updateRoom({ actorId: owner.id, request: { roomId: secret.id, topic: 'x' } }),
    ];
    expect(await Promise.all(calls.map(refusal))).toEqual(calls.map(() => 'NotFound ROOM_NOT_FOUND'));
  });

  test('coming back keeps what was counted, and nothing is unread', async () => {
    const room = await createRoom(p, [ana, bo]);
    for (const text of ['one', 'two']) await send(p, bo.id, { roomId: room.id, text });
    await p.rooms.leaveRoom({ actorId: bo.id, request: { roomId: room.id } });
    expect(await mine(bo.id, room.id)).toBeUndefined();
    await send(p, ana.id, { roomId: room.id, text: 'while away' });
    await p.rooms.joinRoom({ actorId: bo.id, request: { roomId: room.id } });
    expect(await mine(bo.id, room.id)).toMatchObject({
      unreadCount: 0,
      readState: { readOrdinal: 3n, ownCount: 2n, ownReadOrdinal: 2n },
    });
    expect((await send(p, bo.id, { roomId: room.id, text: 'three' })).senderOrdinal).toBe(3n);
    await send(p, ana.id, { roomId: room.id, text: 'unread' });
    expect(await mine(bo.id, room.id)).toMatchObject({ unreadCount: 1 });
  });

  test('when the last moderator goes, whoever is there longest moderates', async () => {
    const room = await createRoom(p, [ana, bo]);
    await p.rooms.joinRoom({ actorId: eve.id, request: { roomId: room.id } });
    await p.rooms.leaveRoom({ actorId: ana.id, request: { roomId: room.id } });
    expect((await memberEvents(room.id)).slice(-2)).toEqual([
      [[ana.id], MemberRole.UNSPECIFIED, 2],
      [[bo.id], MemberRole.MODERATOR, 2],
    ]);
    await p.rooms.removeMember({ actorId: bo.id, request: { roomId: room.id, userId: eve.id } });
    await p.rooms.leaveRoom({ actorId: bo.id, request: { roomId: room.id } });
    await p.rooms.joinRoom({ actorId: eve.id, request: { roomId: room.id } });
    expect((await mine(eve.id, room.id))?.role).toBe(MemberRole.MODERATOR);
  });

  test('only moderators change a room: its own, or those of the workspace who are in it', async () => {
    const room = await createRoom(p, [ana, bo]);
    const update = (actorId: string, topic: string) =>
      p.rooms.updateRoom({ actorId, request: { roomId: room.id, topic } });
    expect(await refusal(update(bo.id, 'x'))).toBe('PermissionDenied ROOM_ROLE_REQUIRED');
    expect(await refusal(p.rooms.removeMember({ actorId: bo.id, request: { roomId: room.id, userId: ana.id } }))).toBe(
      'PermissionDenied ROOM_ROLE_REQUIRED',
    );
    expect(await refusal(update(owner.id, 'x'))).toBe('NotFound ROOM_NOT_FOUND');
    await p.rooms.joinRoom({ actorId: owner.id, request: { roomId: room.id } });
    expect((await update(owner.id, 'owned')).response?.room).toMatchObject({ topic: 'owned', lastSeq: 4n });
    expect((await update(ana.id, 'owned')).response?.room?.lastSeq).toBe(4n);
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: 3n, limit: 10 });
    expect(events.map((event) => roomEvent(event).change)).toMatchObject([
      { case: 'roomChanged', value: { room: { topic: 'owned', lastSeq: 4n, memberCount: 3, epoch: room.epoch } } },
    ]);
  });

  test('an archived room takes nothing new until it is opened again', async () => {
    const room = await createRoom(p, [ana, bo]);
    const message = await send(p, ana.id, { roomId: room.id, text: 'x' });
    const archive = (archived: boolean) =>
      p.rooms.archiveRoom({ actorId: ana.id, request: { roomId: room.id, archived } });
    expect((await archive(true)).response?.room?.archivedAt).toBeDefined();
    expect((await archive(true)).response?.room?.lastSeq).toBe(4n);
    const calls = [
      send(p, ana.id, { roomId: room.id, text: 'x' }),
      p.messages.editMessage({ actorId: ana.id, request: { messageId: message.id, text: 'y' } }),
      p.messages.setReaction({ actorId: bo.id, request: { messageId: message.id, emoji: 'x', present: true } }),
      p.rooms.joinRoom({ actorId: eve.id, request: { roomId: room.id } }),
      p.rooms.addMembers({ actorId: ana.id, request: { roomId: room.id, userIds: [eve.id] } }),
    ];
    expect(await Promise.all(calls.map(refusal))).toEqual(calls.map(() => 'FailedPrecondition ROOM_ARCHIVED'));
    expect((await archive(false)).response?.room?.archivedAt).toBeUndefined();
    await send(p, ana.id, { roomId: room.id, text: 'open' });
  });

  test('people are brought in once, and put out once', async () => {
    const room = await createRoom(p, [ana, bo]);
    const add = (userIds: string[]) => p.rooms.addMembers({ actorId: bo.id, request: { roomId: room.id, userIds } });
    expect(await refusal(add([eve.id, randomUUID()]))).toBe('NotFound USER_NOT_FOUND');
    expect((await add([eve.id, bo.id, eve.id])).response?.room).toMatchObject({ memberCount: 3, lastSeq: 3n });
    expect((await add([eve.id])).response?.room).toMatchObject({ memberCount: 3, lastSeq: 3n });
    const remove = () => p.rooms.removeMember({ actorId: ana.id, request: { roomId: room.id, userId: eve.id } });
    expect((await remove()).response?.room).toMatchObject({ memberCount: 2, lastSeq: 4n });
    expect((await remove()).response?.room).toMatchObject({ memberCount: 2, lastSeq: 4n });
    const { events } = await p.log.readLog({ roomId: room.id, afterSeq: 2n, limit: 10 });
    expect(events.map(({ joinedUserIds, leftUserIds }) => [joinedUserIds, leftUserIds])).toEqual([
      [[eve.id], []],
      [[], [eve.id]],
    ]);
  });

  test('rooms and members are listed by name without accents, a page at a time', async () => {
    const tag = randomUUID().slice(0, 8);
    for (const name of [`Dog ${tag}`, `Ção b ${tag}`, `cao a ${tag}`]) {
      await p.rooms.createRoom({ actorId: ana.id, request: { name, kind: RoomKind.PUBLIC } });
    }
    const browse = async (request: { query: string; limit?: number; pageToken?: string }) =>
      (await p.rooms.browseRooms({ actorId: eve.id, request })).response;
    const found = (await browse({ query: 'CAO' }))?.rooms.map(({ name }) => name);
    expect(found).toEqual([`cao a ${tag}`, `Ção b ${tag}`]);
    const first = await browse({ query: tag, limit: 2 });
    const rest = await browse({ query: tag, limit: 2, pageToken: first?.nextPageToken });
    expect([first?.rooms.length, rest?.rooms.length, rest?.nextPageToken]).toEqual([2, 1, '']);
    expect(await refusal(browse({ query: '', pageToken: 'AAAA' }))).toBe('InvalidArgument INVALID_ARGUMENT');

    const room = await createRoom(p, [ana, bo, eve]);
    const members = async (request: { limit?: number; pageToken?: string; query?: string }) =>
      (await p.rooms.listMembers({ actorId: ana.id, request: { roomId: room.id, ...request } })).response;
    const page = await members({ limit: 2 });
    expect(page?.members.map(({ user, role }) => [user?.displayName, role])).toEqual([
      ['Ana', MemberRole.MODERATOR],
      ['Bo', MemberRole.MEMBER],
    ]);
    expect((await members({ limit: 2, pageToken: page?.nextPageToken }))?.members[0]?.user?.id).toBe(eve.id);
    expect((await members({ query: 'EV' }))?.members.map(({ user }) => user?.id)).toEqual([eve.id]);
  });

  test('the positions of an account are those of its rooms', async () => {
    const person = await signUp(p, 'Positions');
    const room = await createRoom(p, [ana, person]);
    await send(p, ana.id, { roomId: room.id, text: '@Positions' });
    const { rooms, memberCounts } = await p.log.getPositions({ accountId: person.id });
    expect(rooms).toMatchObject([
      {
        roomId: room.id,
        seq: 3n,
        epoch: room.epoch,
        readState: { roomId: room.id, lastReadSeq: 2n, unreadCount: 1, mentionCount: 1, unreadMentionSeqs: [3n] },
      },
    ]);
    expect(memberCounts).toEqual([2]);
  });

  test('the positions of many accounts are those of each', async () => {
    const [one, two] = [await signUp(p, 'One'), await signUp(p, 'Two')];
    const room = await createRoom(p, [one, two]);
    const own = await createRoom(p, [two]);
    await send(p, one.id, { roomId: room.id, text: 'unread by two' });
    const nobody = '00000000-0000-4000-8000-000000000000';
    const accountIds = [two.id, nobody, one.id.toUpperCase()];
    const { accounts } = await p.log.batchGetPositions({ accountIds });
    const byRoom = (positions: (typeof accounts)[number] | undefined) =>
      positions?.rooms.map((position, index) => ({ position, members: positions.memberCounts[index] }));
    expect(accounts).toHaveLength(3);
    for (const [index, { id }] of [[0, two] as const, [2, one] as const]) {
      const alone = await p.log.getPositions({ accountId: id });
      expect(byRoom(accounts[index])).toHaveLength(alone.rooms.length);
      expect(byRoom(accounts[index])).toEqual(expect.arrayContaining(byRoom(alone) ?? []));
    }
    expect(accounts[0]?.rooms.map(({ roomId }) => roomId).sort()).toEqual([room.id, own.id].sort());
    expect(accounts[1]?.rooms).toEqual([]);
  });

  test('of accounts with very many rooms together, those that fit are told', async () => {
    const [busy, idle] = [await signUp(p, 'Busy'), await signUp(p, 'Idle')];
    await createRoom(p, [idle]);
    const client = new Client({ connectionString: p.databaseUrl });
    await client.connect();
    await client.query(
      `with made as (insert into room (id, kind, name, name_key, folded_name, creator_id, created_at)
         select gen_random_uuid(), $2, 'many', 'many', 'many', $1, now() from generate_series(1, 5001) returning id)
       insert into membership (account_id, room_id, role, joined_at) select $1, id, 1, now() from made`,
      [busy.id, RoomKind.DIRECT],
    );
    const asked = async (...accountIds: string[]) =>
      (await p.log.batchGetPositions({ accountIds })).accounts.map(({ rooms }) => rooms.length);
    expect(await asked(busy.id, idle.id)).toEqual([5001]);
    expect(await asked(idle.id, busy.id)).toEqual([1]);
    expect(await asked(idle.id)).toEqual([1]);
    await client.query('delete from membership where account_id = $1', [busy.id]);
    await client.query(`delete from room where name = 'many'`);
    await client.end();
  });

  test('member counts are those of the memberships', async () => {
    const client = new Client({ connectionString: p.databaseUrl });
    await client.connect();
    const { rows } = await client.query(
      `select r.id from room r where member_count <>
         (select count(*) from membership m where m.room_id = r.id and m.left_at is null)`,
    );
    await client.end();
    expect(rows).toEqual([]);
  });
});
