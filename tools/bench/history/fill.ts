import { Client } from 'pg';
import type { FilledRoom } from '../products/product.ts';
import { turnsOf } from './room-sizes.ts';
import { texts } from './texts.ts';

/** Messages that are put in at once. */
const BATCH = 20_000;
/** Indexes that are dearer to fill row by row than to make anew. */
const DEAR_INDEXES = ['message_search_trigrams', 'message_search_grams'];

/** How many messages a room is to have. */
export interface Fill {
  readonly room: FilledRoom;
  readonly messages: number;
}

/**
 * Puts messages into rooms' logs, as sends would have left them: message, event, counters and search; one a second, the rooms in
 * turn. Far quicker than sending. The rooms must not have messages yet.
 */
export async function fillRooms(
  databaseUrl: string,
  fills: readonly Fill[],
  say: (line: string) => void,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('set synchronous_commit = off');
    await client.query(`set maintenance_work_mem = '1GB'`);
    await client.query('set max_parallel_maintenance_workers = 0'); // Whoever else is on the machine keeps a core.
    await client.query(`alter system set max_wal_size = '4GB'`);
    await client.query('select pg_reload_conf()');
    const { rows: indexes } = await client.query<{ indexdef: string; indexname: string }>(
      `select indexname, indexdef from pg_indexes where indexname = any ($1)`,
      [DEAR_INDEXES],
    );
    for (const { indexname } of indexes) await client.query(`drop index ${client.escapeIdentifier(indexname)}`);
    await putMessages(client, fills, say);
    await count(client, fills);
    for (const { indexdef, indexname } of indexes) {
      say(`making ${indexname}`);
      await client.query(indexdef);
    }
    say('vacuum');
    await client.query('vacuum (freeze, analyze) message, room_event, message_search');
    await client.query('alter system reset max_wal_size');
    await client.query('select pg_reload_conf()');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

async function putMessages(client: Client, fills: readonly Fill[], say: (line: string) => void): Promise<void> {
  const all = fills.reduce((sum, { messages }) => sum + messages, 0);
  const done = fills.map(() => 0);
  const turns = turnsOf(fills.map(({ messages }) => messages));
  const said = texts();
  for (let from = 0; from < all; from += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, all - from) }, () => {
      const room = turns.next().value as number;
      return { room, ordinal: (done[room]! += 1), text: said.next().value };
    });
    await client.query({
      name: 'put',
      text: putSql,
      values: [
        rows.map(({ room }) => room + 1).join(' '),
        rows.map(({ ordinal }) => ordinal).join(' '),
        rows.map(({ text }) => text).join('\n'),
        fills.map(({ room }) => room.id),
        fills[0]!.room.members.map(({ id }) => id),
        all - from,
      ],
    });
    if ((from / BATCH) % 25 === 0) say(`${from} of ${all} messages`);
  }
}

/** Rooms, ordinals and texts by line; the rooms, the people who are in all of them, and how many seconds ago the first was said. */
const putSql = `
  with said as materialized (
    select r.id as room_id, r.base + t.ordinal as seq, t.ordinal, t.text,
      uuidv7(interval '-1 second' * ($6::bigint - t.n)) as id,
      $5::uuid[] as people, 1 + (t.ordinal - 1) % cardinality($5::uuid[]) as sender,
      date_trunc('milliseconds', now() - interval '1 second' * ($6::bigint - t.n)) as at
    from rows from (
      string_to_table($1, ' '), string_to_table($2, ' '), string_to_table($3, E'\\n')
    ) with ordinality l (room, ordinal, text, n),
    lateral (select l.room::int as room, l.ordinal::bigint as ordinal, l.text, l.n) t
    join (
      select list.n, room.id, room.last_seq as base
      from unnest($4::uuid[]) with ordinality list (id, n) join room on room.id = list.id
    ) r on r.n = t.room
    order by t.n
  ),
  messages as (
    insert into message (id, room_id, seq, sender_id, client_message_id, text, sent_at, mentions_room, ordinal, sender_ordinal, revision)
    select id, room_id, seq, people[sender], id, text, at, false, ordinal, 1 + (ordinal - 1) / cardinality(people), seq from said
  ),
  events as (
    insert into room_event (room_id, seq, kind, actor_id, occurred_at, message_id)
    select room_id, seq, 5, people[sender], at, id from said
  )
  insert into message_search (message_id, room_id, sender_id, seq, sent_at, folded)
  select id, room_id, people[sender], seq, at, translate(text, 'áàãâéêíóôõúç', 'aaaaeeiooouc') from said`;

/** What sends count: in the room, of each member, and how far search has come. */
async function count(client: Client, fills: readonly Fill[]): Promise<void> {
  for (const { room, messages } of fills) {
    await client.query(`update room set last_seq = last_seq + $2, message_count = $2 where id = $1`, [
      room.id,
      messages,
    ]);
    const people = room.members.length;
    for (const [place, { id }] of room.members.entries()) {
      const own = Math.floor(messages / people) + (place < messages % people ? 1 : 0);
      await client.query('update membership set own_count = $3 where room_id = $1 and account_id = $2', [
        room.id,
        id,
        own,
      ]);
    }
    await client.query(
      `insert into search_position (room_id, seq) select id, last_seq from room where id = $1
       on conflict (room_id) do update set seq = excluded.seq`,
      [room.id],
    );
  }
}
