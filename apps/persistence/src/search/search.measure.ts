/**
 * Measures search on a million messages in a real PostgreSQL: `node apps/persistence/src/search/search.measure.ts`.
 * Prints a table: each query through the indexes and the same one reading every row; MESSAGES sets how many there are.
 */
import { MessageFeature } from '@prosa/proto/chat';
import { startOwnPostgres } from '@prosa/testing/postgres';
import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { openDatabase, type Queries } from '../database/connect.ts';
import { migrateToLatest } from '../database/migrate.ts';
import { findHits } from './find-hits.ts';
import { likeAnywhere } from './fold.ts';
import { parseQuery } from './parse-query.ts';

const messages = Number(process.env['MESSAGES'] ?? 1_000_000);
const batch = 10_000;
const rooms = Array.from({ length: 50 }, () => randomUUID());
const people = Array.from({ length: 200 }, () => randomUUID());
const silentPerson = randomUUID();
const newest = Date.UTC(2026, 0, 1);

/** The same messages at every run. */
let state = 42;
function random(): number {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}
const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
const syllables = [...'bcdfglmnprstv'].flatMap((consonant) => [...'aeiou'].map((vowel) => consonant + vowel));
/** Words with frequencies as in a language: the n-th comes 1/n as often as the first. */
const words = Array.from({ length: 20_000 }, () =>
  Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(syllables)).join(''),
);
const word = () => words[Math.floor(words.length ** random()) - 1] ?? '';
const kana = Array.from({ length: 80 }, (_, index) => String.fromCodePoint(0x3042 + index));
const kanji = Array.from({ length: 2_000 }, (_, index) => String.fromCodePoint(0x4e00 + index * 3));

/** One in twenty is Japanese; a few are the needles that are looked for. */
function text(index: number): string {
  if (index === 1_000) return `${word()} xilindro ${word()} 鯨 潮汐`;
  if (index % 50_000 === 7) return `${word()} maremoto https://example.org/${index}`;
  if (index % 20 === 3) {
    return Array.from({ length: 25 }, () =>
      random() < 0.6 ? pick(kana) : kanji[Math.floor(2_000 ** random()) - 1],
    ).join('');
  }
  return Array.from({ length: 5 + Math.floor(random() * 15) }, word).join(' ');
}

const postgres = await startOwnPostgres({ durable: false });
try {
  await migrateToLatest(postgres.url);
  const db = openDatabase(postgres.url, 2, () => undefined);
  const withoutGrams = await fill(db, 0, messages / 100);
  console.log(`${Math.round(withoutGrams)} messages a second indexed (one connection, everything indexed)`);
  await fill(db, messages / 100, messages);
  await sql`vacuum analyze message_search`.execute(db);
  const { rows: sizes } = await sql<{ name: string; size: string }>`
    select relname as name, pg_size_pretty(pg_relation_size(oid)) as size from pg_class
    where relname like 'message_search%' order by pg_relation_size(oid) desc`.execute(db);
  for (const { name, size } of sizes) console.log(`${name}: ${size}`);

  const [commonKanji = '', rareKanji = ''] = [kanji[1], kanji.at(-1)];
  console.log('\n| query | hits on the first page | with the indexes (ms) | reading every row (ms) | ratio |');
  console.log('| --- | ---: | ---: | ---: | ---: |');
  await measure(db, 'a common word', words[3] ?? '');
  await measure(db, 'a word of one message in some thousands', words[3_000] ?? '');
  await measure(db, 'a word of one message', 'xilindro');
  await measure(db, 'a part of it', 'ilindr');
  await measure(db, 'a word of no message', 'inexistente');
  await measure(db, 'a rare and a common word', `maremoto ${words[1] ?? ''}`);
  await measure(db, 'a phrase', `"${words[5]} ${words[6]}"`);
  await measure(db, 'a rare word without a common one', `maremoto -${words[0]}`);
  await measure(db, 'a common Chinese character', commonKanji);
  await measure(db, 'a rare Chinese character', rareKanji);
  await measure(db, 'the Chinese character of one message', '鯨');
  await measure(db, 'two characters of one message', '潮汐');
  await measure(db, 'two characters of no message', '鯨潮');
  await measure(db, 'two Latin letters of one message', 'xi');
  await measure(db, 'no word, messages with a link', '', { has: [MessageFeature.LINK] });
  await measure(db, 'no word, somebody who said nothing', '', { senderId: silentPerson });
  await db.destroy();
} finally {
  await postgres.stop();
}

/** Inserts messages as the indexer does; how many a second. */
async function fill(db: Queries, from: number, until: number): Promise<number> {
  const started = performance.now();
  for (let start = from; start < until; start += batch) {
    const indexes = Array.from({ length: Math.min(batch, until - start) }, (_, n) => start + n);
    await sql`
      insert into message_search (message_id, room_id, sender_id, seq, sent_at, folded)
      select * from unnest(
        ${indexes.map(() => randomUUID())}::uuid[], ${indexes.map(() => pick(rooms))}::uuid[],
        ${indexes.map(() => pick(people))}::uuid[], ${indexes.map(String)}::bigint[],
        ${indexes.map((index) => new Date(newest - (messages - index) * 1_000))}::timestamptz[],
        ${indexes.map(text)}::text[])`.execute(db);
  }
  return ((until - from) / (performance.now() - started)) * 1_000;
}

async function measure(
  db: Queries,
  name: string,
  query: string,
  filter: { has?: MessageFeature[]; senderId?: string } = {},
): Promise<void> {
  const scope = { roomIds: rooms, has: [], ...parseQuery(query), ...filter };
  let hits = 0;
  const indexed = await median(9, async () => {
    hits = (await findHits(db, scope, undefined, 21)).length;
  });
  const conditions: RawBuilder<unknown>[] = [sql`room_id = any (${rooms}::uuid[])`];
  for (const term of scope.terms) conditions.push(sql`folded like ${likeAnywhere(term)}`);
  for (const term of scope.without) conditions.push(sql`folded not like ${likeAnywhere(term)}`);
  if (scope.has.length > 0) conditions.push(sql`folded ~ 'https?://[^[:space:]]'`);
  if (filter.senderId) conditions.push(sql`sender_id = ${filter.senderId}`);
  const scanned = await median(3, () =>
    db.transaction().execute(async (trx) => {
      for (const way of ['indexscan', 'bitmapscan', 'indexonlyscan']) {
        await sql`select set_config(${`enable_${way}`}, 'off', true)`.execute(trx);
      }
      await sql`
        select message_id from message_search where ${sql.join(conditions, sql` and `)}
        order by sent_at desc, message_id desc limit 21`.execute(trx);
    }),
  );
  const figures = [indexed.toFixed(1), scanned.toFixed(0), `${(scanned / indexed).toFixed(0)} ×`];
  console.log(`| ${name} | ${Math.min(hits, 20)}${hits > 20 ? '+' : ''} | ${figures.join(' | ')} |`);
}

async function median(runs: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? 0;
}
