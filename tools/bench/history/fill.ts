import { Client } from 'pg';
import type { FilledRoom } from '../products/product.ts';
import { cumulativeShares, makeVocabulary } from './vocabulary.ts';

/** Messages that are put in at once. */
const BATCH = 100_000;
/** Indexes that are dearer to fill row by row than to make anew. */
const DEAR_INDEXES = ['message_search_trigrams', 'message_search_grams'];

/** How many messages a room is to have. */
export interface Fill {
  readonly room: FilledRoom;
  readonly messages: number;
}

/**
 * Puts messages into rooms' logs, as sends would have left them: message, event, counters and search. Far quicker than sending.
 * Five to twenty words each, one half English and one half Portuguese. The rooms must not have messages yet.
 */
export async function fillRooms(
  databaseUrl: string,
  fills: readonly Fill[],
  say: (line: string) => void,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`set synchronous_commit = off`);
    await client.query(`set maintenance_work_mem = '1GB'`);
    await makeWords(client);
    const { rows: indexes } = await client.query<{ indexdef: string; indexname: string }>(
      `select indexname, indexdef from pg_indexes where indexname = any ($1)`,
      [DEAR_INDEXES],
    );
    for (const { indexname } of indexes) await client.query(`drop index ${client.escapeIdentifier(indexname)}`);
    for (const fill of fills) await fillRoom(client, fill, say);
    for (const { indexdef, indexname } of indexes) {
      say(`making ${indexname}`);
      await client.query(indexdef);
    }
    await client.query('drop table bench_word');
    await client.query('vacuum analyze message, room_event, message_search');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** Places for each language: the word at a random one has its natural frequency, as nearly as so many places allow. */
const PLACES = 200_000;

async function makeWords(client: Client): Promise<void> {
  await client.query(
    `create unlogged table bench_word (language smallint, place integer, word text, primary key (language, place) include (word))`,
  );
  const { english, portuguese } = makeVocabulary();
  for (const [language, words] of [english, portuguese].entries()) {
    const shares = cumulativeShares(words);
    let at = 0;
    const drawn = Array.from({ length: PLACES }, (_, place) => {
      while (shares[at]! < (place + 0.5) / PLACES && at < words.length - 1) at++;
      return words[at]!;
    });
    await client.query(
      `insert into bench_word select $1::smallint, t.n - 1, t.word from unnest($2::text[]) with ordinality t (word, n)`,
      [language, drawn],
    );
  }
  await client.query('analyze bench_word');
}

async function fillRoom(client: Client, { room, messages }: Fill, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ last_seq: string }>('select last_seq from room where id = $1', [room.id]);
  const base = Number(rows[0]?.last_seq);
  const people = room.members.map(({ id }) => id);
  for (let from = 1; from <= messages; from += BATCH) {
    const to = Math.min(messages, from + BATCH - 1);
    await client.query(
      `with said as materialized (
         select n, uuidv7(interval '-1 second' * ($5::bigint - n)) as id,
           ($2::uuid[])[1 + n % cardinality($2::uuid[])] as sender,
           date_trunc('milliseconds', now() - interval '1 second' * ($5::bigint - n)) as at,
           (select string_agg(w.word, ' ')
            from (select 5 + floor(random() * 16 + n * 0)::int as words) l, generate_series(1, l.words) g,
              lateral (select floor(random() * ${PLACES} + g * 0 + n * 0)::int as place) p
              join bench_word w on w.language = (n % 2)::smallint and w.place = p.place) as text
         from generate_series($3::bigint, $4::bigint) n
       ),
       messages as (
         insert into message (id, room_id, seq, sender_id, client_message_id, text, sent_at, mentions_room, ordinal, sender_ordinal, revision)
         select id, $1, $6::bigint + n, sender, id, text, at, false, n, 1 + (n - 1) / cardinality($2::uuid[]), $6::bigint + n from said
       ),
       events as (
         insert into room_event (room_id, seq, kind, actor_id, occurred_at, message_id)
         select $1, $6::bigint + n, 5, sender, at, id from said
       )
       insert into message_search (message_id, room_id, sender_id, seq, sent_at, folded)
       select id, $1, sender, $6::bigint + n, at, translate(text, 'ãéàáêôóçí', 'aeaaeooci') from said`,
      [room.id, people, from, to, messages, base],
    );
    if (to % (BATCH * 10) === 0) say(`${to} of ${messages} messages`);
  }
  await client.query(`update room set last_seq = $2, message_count = $3 where id = $1`, [
    room.id,
    base + messages,
    messages,
  ]);
  await client.query(
    `update membership m set own_count = counted.own from (
       select sender_id, count(*) as own from message where room_id = $1 group by sender_id
     ) counted where m.room_id = $1 and m.account_id = counted.sender_id`,
    [room.id],
  );
  await client.query(
    `insert into search_position (room_id, seq) values ($1, $2) on conflict (room_id) do update set seq = excluded.seq`,
    [room.id, base + messages],
  );
}
