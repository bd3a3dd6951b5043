import { MessageFeature } from '@prosa/proto/chat';
import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { inTransaction } from '../database/transaction.ts';
import { likeAnywhere } from './fold.ts';
import type { SearchWords } from './parse-query.ts';

/** Where to look and what for. */
export interface SearchScope extends SearchWords {
  roomIds: readonly string[];
  senderId?: string;
  has: readonly MessageFeature[];
  before?: Date;
  after?: Date;
}

/** A place in the index, newest first. */
export interface SearchPlace {
  time: Date;
  id: string;
}

/** About how many of the newest messages are looked through first, in all rooms together: enough for the commonest words. */
const firstWindow = 500;
/** So many tell how rare a word is. */
const sample = 2_000;
const largestWindow = 16_000;
/** Of all messages; as fine as PostgreSQL's sample is. */
const commonShare = 0.01;
/** Times that a word of middle frequency is looked for in a newest stretch of time, each reaching back so many times as far, twice to be sure. */
const mostStretches = 3;
const furtherBack = 30;
/** Of each room at least so many, however many rooms there are. */
const leastOfRoom = 20;

/**
 * The newest messages of a scope with all the terms, after (that is, older than) a place; newest first.
 *
 * A common word is found soonest by walking back from the newest message; a rare one by the trigram index, which for
 * a common word would first collect every message that has it. So the newest few are walked; how many hits were
 * there says how far to walk on, or that the index is the shorter way for the rest.
 */
export async function findHits(
  db: Queries,
  scope: SearchScope,
  place: SearchPlace | undefined,
  limit: number,
): Promise<SearchPlace[]> {
  const hits: SearchPlace[] = [];
  let from = place;
  let read = 0;
  let newest: Date | undefined;
  let isCommon: boolean | undefined;
  for (let window = firstWindow; window > read;) {
    const part = await walk(db, scope, from, limit - hits.length, window - read);
    hits.push(...part.hits);
    read += part.read;
    newest ??= part.newest;
    if (hits.length >= limit || !part.end) return hits;
    from = part.end;
    window = windowFor(limit, hits.length, read);
    if (window === 0 && hits.length === 0) {
      isCommon ??= await areCommon(db, scope);
      if (isCommon) window = largestWindow;
    }
  }
  let since = newest && from && hits.length > 0 ? reach(newest, from.time, limit / hits.length) : undefined;
  for (let stretch = 0; newest && since && stretch < mostStretches; stretch++) {
    hits.push(...(await lookUp(db, scope, from, limit - hits.length, since)));
    if (hits.length >= limit) return hits;
    from = { time: since, id: firstId };
    // Not enough: messages came quicker in the end than before.
    since = reach(newest, since, furtherBack);
  }
  return [...hits, ...(await lookUp(db, scope, from, limit - hits.length))];
}

/** Before every other one of the same time. */
const firstId = '00000000-0000-0000-0000-000000000000';

/** How far back a stretch of time has to go to hold so many times as much, twice to be sure. */
function reach(newest: Date, end: Date, times: number): Date {
  return new Date(end.getTime() - (newest.getTime() - end.getTime()) * times * 2);
}

/** How many messages are to be read in all after so many hits in those that were read; 0: the index is shorter. */
function windowFor(limit: number, hits: number, read: number): number {
  const needed = hits > 0 ? Math.ceil((read * limit * 1.5) / hits) : Infinity;
  if (needed <= largestWindow) return needed;
  return read < sample ? sample : 0;
}

/**
 * Whether words that are not in the newest messages are common all the same, because a crowd of others has just been sent (by a program, say): as
 * PostgreSQL guesses from its own sample of all messages. Of what every hundredth has, walking on finds enough.
 */
async function areCommon(db: Queries, scope: SearchScope): Promise<boolean> {
  if (scope.terms.length === 0) return false;
  const { rows: plans } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>`
    explain (format json) select from message_search where ${matches(scope)}`.execute(db);
  const { rows: all } = await sql<{ count: number }>`
    select reltuples as count from pg_class where oid = 'message_search'::regclass`.execute(db);
  const guessed = plans[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0;
  return guessed >= commonShare * (all[0]?.count ?? Infinity);
}

interface Walk {
  hits: SearchPlace[];
  /** How many messages were read; more than were looked through, where one room has most of the newest. */
  read: number;
  /** Of the newest of them. */
  newest?: Date;
  /** Up to where that was; not there: to the beginning. */
  end?: SearchPlace;
}

/**
 * Looks through about `window` messages: of each room the same number. Where a room has more, the newest place at which
 * one was cut is the end of the walk: up to there nothing is missing.
 */
async function walk(
  db: Queries,
  scope: SearchScope,
  place: SearchPlace | undefined,
  limit: number,
  window: number,
): Promise<Walk> {
  const ofRoom = Math.max(leastOfRoom, Math.ceil(window / scope.roomIds.length));
  const rows = await inTransaction(db, async (trx) => {
    // In a room that is larger than most the planner would rather read and sort all of it.
    await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true)`.execute(
      trx,
    );
    return (await walkQuery(scope, place, limit, ofRoom).execute(trx)).rows;
  });
  const end = rows.find(({ last }) => last);
  return {
    hits: rows.filter(({ hit }) => hit).map(({ time, id }) => ({ time, id })),
    read: Number(rows.reduce((sum, { read }) => sum + read, 0n)),
    newest: rows.at(-1)?.newest ?? undefined,
    end: end && { time: end.time, id: end.id },
  };
}

/** Hits, the end of the walk, and how far it was: three kinds of rows in one answer. */
interface WalkRow {
  time: Date;
  id: string;
  hit: boolean;
  last: boolean;
  read: bigint;
  newest: Date | null;
}

function walkQuery(
  scope: SearchScope,
  place: SearchPlace | undefined,
  limit: number,
  ofRoom: number,
): RawBuilder<WalkRow> {
  return sql<WalkRow>`
    with walked as materialized (
      select newest.* from unnest(${scope.roomIds}::uuid[]) as room (id)
      cross join lateral (
        select *, row_number() over (order by sent_at desc, message_id desc) = ${ofRoom} as cut from (
          select message_id, room_id, sent_at, sender_id, folded from message_search
          where room_id = room.id ${between(scope, place)}
          order by sent_at desc, message_id desc
          limit ${ofRoom}
        ) few
      ) newest
    ),
    last as materialized (
      select sent_at, message_id from walked where cut order by sent_at desc, message_id desc limit 1
    ),
    complete as materialized (
      select * from walked
      where (sent_at, message_id) >= (select sent_at, message_id from last) or not exists (select from last)
    ),
    hits as (
      select message_id, sent_at from complete where ${matches(scope)}
      order by sent_at desc, message_id desc limit ${limit}
    )
    select message_id as id, sent_at as time, true as hit, false as last, 0::bigint as read,
      null::timestamptz as newest from hits
    union all
    select message_id, sent_at, false, true, 0, null from last
    union all
    select null, null, false, false, count(*), max(sent_at) from walked
    order by time desc nulls last, id desc nulls last`;
}

/**
 * Asks the indexes. With words, files or polls the planner must not walk instead: it knows little of how often they occur.
 * Without, those of the sender or with a link stand in the order that is asked for.
 */
async function lookUp(
  db: Queries,
  scope: SearchScope,
  place: SearchPlace | undefined,
  limit: number,
  since?: Date,
): Promise<SearchPlace[]> {
  const isRare = scope.terms.length > 0 || scope.has.some((feature) => feature !== MessageFeature.LINK);
  const found = isRare ? sql`materialized` : sql`not materialized`;
  const { rows } = await sql<SearchPlace>`
    with found as ${found} (
      select message_id, sent_at from message_search
      where room_id = any (${scope.roomIds}::uuid[]) and ${matches(scope, true)} ${between(scope, place, since)}
    )
    select message_id as id, sent_at as time from found
    order by sent_at desc, message_id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** @param indexed also says what the index of characters beyond ASCII can answer */
function matches({ terms, without, senderId, has }: SearchScope, indexed = false): RawBuilder<unknown> {
  // A message of attachments alone has no text either, like a deleted one.
  const stands = sql`exists (select from message m where m.id = message_id and m.deleted_at is null)`;
  const conditions = [terms.length > 0 ? sql`true` : sql`(folded <> '' or ${stands})`];
  for (const term of terms) {
    conditions.push(sql`folded like ${likeAnywhere(term)}`);
    if (indexed && beyondAscii.test(term)) conditions.push(sql`grams @> search_grams(${term})`);
  }
  for (const term of without) conditions.push(sql`folded not like ${likeAnywhere(term)}`);
  if (senderId) conditions.push(sql`sender_id = ${senderId}`);
  for (const feature of has) conditions.push(features[feature] ?? sql`false`);
  return sql.join(conditions, sql` and `);
}

const beyondAscii = /[^\0-\x7f]/u;

/** What tells that a message has it. The link's is word for word that of its index. */
const features: Readonly<Record<MessageFeature, RawBuilder<unknown>>> = {
  [MessageFeature.UNSPECIFIED]: sql`true`,
  [MessageFeature.LINK]: sql`folded ~ 'https?://[^[:space:]]'`,
  [MessageFeature.FILE]: sql`message_id in (
    select message_id from file where message_id is not null and removed_at is null)`,
  [MessageFeature.IMAGE]: sql`message_id in (
    select message_id from file where message_id is not null and removed_at is null and media_type like 'image/%')`,
  [MessageFeature.POLL]: sql`message_id in (select id from message where poll is not null)`,
};

function between({ before, after }: SearchScope, place?: SearchPlace, since?: Date): RawBuilder<unknown> {
  const conditions = [sql``];
  if (before) conditions.push(sql`sent_at < ${before}`);
  if (after) conditions.push(sql`sent_at > ${after}`);
  if (since) conditions.push(sql`sent_at >= ${since}`);
  if (place) conditions.push(sql`(sent_at, message_id) < (${place.time}, ${place.id}::uuid)`);
  return sql.join(conditions, sql` and `);
}
