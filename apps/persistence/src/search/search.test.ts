import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { MessageFeature, type Room, RoomKind, type SearchMessagesRequest, type User } from '@prosa/proto/chat';
import { Client } from 'pg';
import {
  createRoom,
  refusal,
  send,
  sendAll,
  signUp,
  startTestPersistence,
  type TestPersistence,
} from '../test-persistence.ts';
import { range } from '../test-tail.ts';

/** What a search may be narrowed by. */
type Narrowed = Partial<Omit<SearchMessagesRequest, '$typeName' | '$unknown'>>;

describe('search', () => {
  let p: TestPersistence;
  let ana: User;
  let bo: User;
  let room: Room;
  let secret: Room;
  let sql: Client;
  beforeAll(async () => {
    p = await startTestPersistence();
    ana = await signUp(p, 'Ana');
    bo = await signUp(p, 'Bo');
    room = await createRoom(p, [ana, bo]);
    secret = await createRoom(p, [bo], RoomKind.PRIVATE);
    sql = new Client({ connectionString: p.databaseUrl });
    await sql.connect();
  });
  afterAll(async () => {
    await sql.end();
    await p.close();
  });

  const search = async (query: string, more: Narrowed = {}, actorId = ana.id) =>
    (await p.messages.searchMessages({ actorId, request: { query, ...more } })).response;
  const texts = async (query: string, more: Narrowed = {}, actorId = ana.id) =>
    (await search(query, more, actorId))?.hits.map(({ message }) => message?.text);
  const say = (text: string, actorId = ana.id, roomId = room.id) => send(p, actorId, { roomId, text });

  test('finds parts of words without regard to case and accents, all of them, at once', async () => {
    for (const text of ['Olá Mundo Grande', 'o mundo é pequeno', 'submundo', 'nada']) await say(text);
    expect(await texts('MUNDO')).toEqual(['submundo', 'o mundo é pequeno', 'Olá Mundo Grande']);
    expect(await texts('mund ola')).toEqual(['Olá Mundo Grande']);
    expect(await texts('mundo nada')).toEqual([]);
    expect(await texts('é')).toContain('o mundo é pequeno');
    expect(await texts('\u0301')).toEqual([]);
  });

  test('scripts without spaces, emoji, and what LIKE takes for wildcards', async () => {
    for (const text of ['会議は東京で', 'party 🎉 now', '100% sure_thing \\o/']) await say(text);
    expect(await texts('東京')).toEqual(['会議は東京で']);
    expect(await texts('🎉')).toEqual(['party 🎉 now']);
    expect(await texts('100%')).toEqual(['100% sure_thing \\o/']);
    expect(await texts('sure_thing \\o/')).toEqual(['100% sure_thing \\o/']);
    expect(await texts('sureXthing')).toEqual([]);
  });

  test('phrases, and what must not be there', async () => {
    for (const text of ['dois dedos de prosa', 'prosa de dois, dedos', 'dois dedos de café']) await say(text);
    expect(await texts('"Dois dedos"')).toEqual(['dois dedos de café', 'dois dedos de prosa']);
    expect(await texts('dois -"dois dedos"')).toEqual(['prosa de dois, dedos']);
    expect(await texts('dois dedos -café')).toEqual(['prosa de dois, dedos', 'dois dedos de prosa']);
  });

  test('without words: what somebody wrote, what has a link', async () => {
    const roomId = (await createRoom(p, [ana, bo])).id;
    await say('see https://example.org/tides', ana.id, roomId);
    await say('https:// is no link', bo.id, roomId);
    await say('HTTP://example.org', bo.id, roomId);
    const link = [MessageFeature.LINK];
    expect(await texts('', { roomId })).toHaveLength(3);
    expect(await texts('', { roomId, has: link })).toEqual(['HTTP://example.org', 'see https://example.org/tides']);
    expect(await texts('', { roomId, has: link, senderId: bo.id })).toEqual(['HTTP://example.org']);
    expect(await texts('tides', { has: link })).toEqual(['see https://example.org/tides']);
    expect(await texts('-tides', { roomId, has: link })).toEqual(['HTTP://example.org']);
    expect(await refusal(search(''))).toBe('InvalidArgument INVALID_ARGUMENT');
    expect(await texts('\u0301', { roomId })).toEqual([]);
  });

  test('messages with files, pictures and polls, also those of files alone', async () => {
    const roomId = (await createRoom(p, [ana])).id;
    const [pdf, picture, poll] = [
      await say('the budget', ana.id, roomId),
      await say('to be a picture alone', ana.id, roomId),
      await say('when shall we meet?', ana.id, roomId),
    ];
    const gone = await say('deleted', ana.id, roomId);
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: gone.id } });
    expect(await texts('', { roomId })).toHaveLength(3);
    for (const [id, mediaType] of [
      [pdf.id, 'application/pdf'],
      [picture.id, 'image/png'],
    ]) {
      await sql.query(
        `insert into file (id, owner_id, name, size_bytes, sha256, type_hint, created_at, expires_at, store_mark, media_type, message_id, room_id)
         values (gen_random_uuid(), $1, 'x', 1, '', '', now(), now(), '', $2, $3, $4)`,
        [ana.id, mediaType, id, roomId],
      );
    }
    await sql.query("update message set text = '' where id = $1", [picture.id]);
    await sql.query("update message_search set folded = '' where message_id = $1", [picture.id]);
    await sql.query(
      `update message set poll = '{"multiple":false,"anonymous":false,"options":[],"closedAt":null,"closedBy":null}' where id = $1`,
      [poll.id],
    );
    const found = async (...has: MessageFeature[]) =>
      (await search('', { roomId, has }))?.hits.map(({ message }) => message?.id);
    expect(await found(MessageFeature.FILE)).toEqual([picture.id, pdf.id]);
    expect(await found(MessageFeature.IMAGE)).toEqual([picture.id]);
    expect(await found(MessageFeature.POLL)).toEqual([poll.id]);
    expect(await found(MessageFeature.FILE, MessageFeature.POLL)).toEqual([]);
    expect(await texts('budget', { has: [MessageFeature.FILE] })).toEqual(['the budget']);
  });

  test('the first message of a day, or the last one before it', async () => {
    const { id: roomId } = await createRoom(p, [ana]);
    const at = async (iso: string) =>
      (await p.history.findMessageAt({ actorId: ana.id, request: { roomId, time: timestampFromDate(new Date(iso)) } }))
        .response?.seq;
    expect(await at('2020-01-01')).toBe(0n);
    const [first] = [await say('one', ana.id, roomId), await say('two', ana.id, roomId)];
    const third = await say('three', ana.id, roomId);
    expect(await at('2020-01-01')).toBe(first.seq);
    expect(await at('2100-01-01')).toBe(third.seq);
    await sql.query("update message_search set sent_at = '2020-03-03T10:00Z' where message_id = $1", [first.id]);
    expect(await at('2020-03-03')).toBe(first.seq);
    expect(await at('2020-03-04')).toBe(first.seq + 1n);
    const time = timestampFromDate(new Date());
    const asked = p.history.findMessageAt({ actorId: ana.id, request: { roomId: secret.id, time } });
    expect(await refusal(asked)).toBe('NotFound ROOM_NOT_FOUND');
  });

  test('only in rooms that the actor is in', async () => {
    await say('hidden treasure', bo.id, secret.id);
    const open = await createRoom(p, [bo]);
    await say('open treasure', bo.id, open.id);
    expect(await texts('treasure')).toEqual([]);
    expect(await texts('treasure', {}, bo.id)).toEqual(['open treasure', 'hidden treasure']);
    expect(await refusal(search('treasure', { roomId: secret.id }))).toBe('NotFound ROOM_NOT_FOUND');
    await p.rooms.joinRoom({ actorId: ana.id, request: { roomId: open.id } });
    expect(await texts('treasure', { roomId: open.id })).toEqual(['open treasure']);
    await p.rooms.leaveRoom({ actorId: ana.id, request: { roomId: open.id } });
    expect(await texts('treasure')).toEqual([]);
  });

  test('an edit and a deletion count at once, whether the message was indexed or not', async () => {
    const [indexed, fresh] = [await say('quokka one'), await say('quokka two')];
    expect(await texts('quokka')).toHaveLength(2);
    const later = await say('quokka three');
    for (const [id, text] of [
      [indexed.id, 'wombat one'],
      [later.id, 'wombat three'],
    ]) {
      await p.messages.editMessage({ actorId: ana.id, request: { messageId: id, text } });
    }
    await p.messages.deleteMessage({ actorId: ana.id, request: { messageId: fresh.id } });
    expect(await texts('quokka')).toEqual([]);
    expect(await texts('wombat')).toEqual(['wombat three', 'wombat one']);
  });

  test('by sender and time', async () => {
    await say('zebra of ana');
    const middle = await say('zebra of bo', bo.id);
    await say('zebra again');
    expect(await texts('zebra', { senderId: bo.id })).toEqual(['zebra of bo']);
    const at = Number(middle.sentAt?.seconds) * 1_000 + Number(middle.sentAt?.nanos) / 1e6;
    expect(await texts('zebra', { before: timestampFromDate(new Date(at)) })).toEqual(['zebra of ana']);
    expect(await texts('zebra', { after: timestampFromDate(new Date(at)) })).toEqual(['zebra again']);
    expect(await texts('zebra', { after: timestampFromDate(new Date(at + 60_000)) })).toEqual([]);
  });

  test('page after page, newest first, each hit once', async () => {
    await sendAll(
      p,
      range(1, 23).map((n) => ({ actorId: ana.id, roomId: room.id, text: `giraffe ${n}` })),
    );
    const seen: (string | undefined)[] = [];
    for (let pageToken = ''; ;) {
      const page = await search('giraffe', { limit: 5, pageToken });
      seen.push(...(page?.hits.map(({ message }) => message?.text) ?? []));
      pageToken = page?.nextPageToken ?? '';
      if (!pageToken) break;
    }
    // Of one batch all have the same time: their order is that of their ids.
    expect(seen).toEqual(
      range(1, 23)
        .reverse()
        .map((n) => `giraffe ${n}`),
    );
    expect(await refusal(search('giraffe', { pageToken: 'nonsense' }))).toBe('InvalidArgument INVALID_ARGUMENT');
  });

  test('the snippet shows the match in the text as it was written', async () => {
    await say(`${'blah '.repeat(60)}A\u0301rvore ${'blub '.repeat(60)}`);
    const hit = (await search('arvore'))?.hits[0];
    expect(hit?.snippet.length).toBeLessThanOrEqual(200);
    expect(hit?.highlights.map(({ start, end }) => hit.snippet.slice(start, end))).toEqual(['A\u0301rvore']);
  });

  test('rare and common words far back are found, by walking and by the index', async () => {
    const many = await createRoom(p, [ana]);
    await sql.query(
      `with made as (
         insert into message (id, room_id, seq, sender_id, client_message_id, text, sent_at, ordinal, sender_ordinal, revision)
         select gen_random_uuid(), $1, n, $2, gen_random_uuid(),
           case when n = 7 then 'needle in old hay' when n = 8 then '潮の満ち引き https://example.org' when n % 1500 = 3 then 'sometimes hay' else 'hay ' || n end,
           now() - (20000 - n) * interval '1 second', n, n, n
         from generate_series(2, 12000) n returning *)
       insert into message_search (message_id, room_id, sender_id, seq, sent_at, folded)
         select id, room_id, sender_id, seq, sent_at, text from made`,
      [many.id, ana.id],
    );
    await sql.query('update room set last_seq = 12000, message_count = 12000 where id = $1', [many.id]);
    await sql.query('insert into search_position values ($1, 12000) on conflict (room_id) do update set seq = 12000', [
      many.id,
    ]);
    const roomId = many.id;
    expect(await texts('needle', { roomId })).toEqual(['needle in old hay']);
    expect(await texts('sometimes', { roomId })).toHaveLength(8);
    for (const query of ['潮', '満ち', '潮の満ち引き', 'ち引']) expect(await texts(query)).toHaveLength(1);
    expect(await texts('引潮')).toEqual([]);
    expect(await texts('', { roomId, has: [MessageFeature.LINK] })).toHaveLength(1);
    expect(await texts('', { senderId: ana.id, roomId, limit: 50 })).toHaveLength(50);
    expect((await texts('hay', { roomId, limit: 3 }))?.length).toBe(3);
    expect((await search('hay', { roomId, limit: 3 }))?.hits[0]?.message?.text).toBe('hay 12000');
    expect(
      (await texts('hay', { roomId, before: timestampFromDate(new Date(Date.now() - 19_000_000)), limit: 50 }))?.length,
    ).toBe(50);
  });

  test('the indexer follows by itself, in one process of two, and takes up what it finds at its start', async () => {
    await say('walrus');
    const second = await startTestPersistence(p.databaseUrl);
    for (let done = false; !done;) {
      const { rows } = await sql.query(
        'select from room r left join search_position s on s.room_id = r.id where r.last_seq > coalesce(s.seq, 0)',
      );
      done = rows.length === 0;
    }
    const { rows } = await sql.query<{ count: string }>(
      "select count(*) from message_search where folded like '%walrus%'",
    );
    expect(rows[0]?.count).toBe('1');
    await second.close();
  });
});
