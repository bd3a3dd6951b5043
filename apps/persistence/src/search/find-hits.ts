import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { likeAnywhere } from './fold.ts';

/** Where to look and what for. */
export interface SearchScope {
  roomIds: readonly string[];
  /** Folded; all of them must be there. */
  terms: readonly string[];
  senderId?: string;
  before?: Date;
  after?: Date;
}

/** A place in the index, newest first. */
export interface SearchPlace {
  time: Date;
  id: string;
}

/** How many of the newest messages are looked through before the trigram index is asked. */
const firstWindow = 4_000;
const largestWindow = 50_000;

/**
 * The newest messages of a scope with all the terms, after (that is, older than) a place; ids, newest first.
 *
 * A common word is found soonest by walking back from the newest message; a rare one by the trigram index, which for
 * a common word would first collect every message that has it. So the newest few thousand are walked; how many hits were
 * there says which way is shorter for the rest.
 */
export async function findHits(
  db: Queries,
  scope: SearchScope,
  place: SearchPlace | undefined,
  limit: number,
): Promise<SearchPlace[]> {
  const walked = await walk(db, scope, place, limit, firstWindow);
  if (walked.hits.length >= limit || !walked.end) return walked.hits;
  const needed = walked.hits.length > 0 ? Math.ceil((firstWindow * limit) / walked.hits.length) * 2 : Infinity;
  if (needed <= largestWindow) {
    const further = await walk(db, scope, walked.end, limit - walked.hits.length, needed);
    const hits = [...walked.hits, ...further.hits];
    if (hits.length >= limit || !further.end) return hits;
    return [...hits, ...(await lookUp(db, scope, further.end, limit - hits.length))];
  }
  return [...walked.hits, ...(await lookUp(db, scope, walked.end, limit - walked.hits.length))];
}

/** Looks through the next `window` messages; `end` is the last of them when there may be more. */
async function walk(
  db: Queries,
  scope: SearchScope,
  place: SearchPlace | undefined,
  limit: number,
  window: number,
): Promise<{ hits: SearchPlace[]; end?: SearchPlace }> {
  const { rows } = await sql<{ time: Date; id: string; n: bigint; hit: boolean }>`
    with walked as materialized (
      select *, row_number() over (order by sent_at desc, message_id desc) as n from (
        select message_id, sent_at, folded from message_search
        where ${inScope(scope, place)}
        order by sent_at desc, message_id desc
        limit ${window}
      ) newest
    )
    select message_id as id, sent_at as time, n, ${matches(scope.terms)} as hit from walked
    where (${matches(scope.terms)}) or n = ${window}
    order by n`.execute(db);
  const hits = rows.filter(({ hit }) => hit).map(({ time, id }) => ({ time, id }));
  const last = rows.at(-1);
  const end = last && Number(last.n) === window ? { time: last.time, id: last.id } : undefined;
  return { hits: hits.slice(0, limit), end };
}

/** Asks the trigram index. The planner must not walk instead: it knows little of how often words occur. */
async function lookUp(db: Queries, scope: SearchScope, place: SearchPlace, limit: number): Promise<SearchPlace[]> {
  const { rows } = await sql<SearchPlace>`
    with found as materialized (
      select message_id, sent_at from message_search where ${matches(scope.terms)} and ${inScope(scope, place)}
    )
    select message_id as id, sent_at as time from found
    order by sent_at desc, message_id desc
    limit ${limit}`.execute(db);
  return rows;
}

function matches(terms: readonly string[]): RawBuilder<unknown> {
  return sql.join(
    terms.map((term) => sql`folded like ${likeAnywhere(term)}`),
    sql` and `,
  );
}

function inScope({ roomIds, senderId, before, after }: SearchScope, place?: SearchPlace): RawBuilder<unknown> {
  const conditions = [sql`room_id = any (${roomIds}::uuid[])`];
  if (senderId) conditions.push(sql`sender_id = ${senderId}`);
  if (before) conditions.push(sql`sent_at < ${before}`);
  if (after) conditions.push(sql`sent_at > ${after}`);
  if (place) conditions.push(sql`(sent_at, message_id) < (${place.time}, ${place.id}::uuid)`);
  return sql.join(conditions, sql` and `);
}
