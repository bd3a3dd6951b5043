import type { Reason } from '@prosa/service';
import { type RawBuilder, sql } from 'kysely';
import type { Queries } from '../database/connect.ts';

/** A question that nobody takes in so long is ended, unless others are answered meanwhile: there is no ai service that could. */
export const untakenSeconds = 10;
/** Nobody waits for their turn longer than this. */
export const maxWaitSeconds = 300;
/** So many questions of one person may wait; more are ended at once. */
export const maxWaitingOfOne = 5;

/** After a sign that questions are answered, one that waits has so long until the next. */
const signSeconds = 15;
/** Signs come more often than this; what has longer is left alone, so that it is not written with each of them. */
const soonSeconds = 8;
const atOnce = 1_000;

/** The last moment at which a question `q` may wait for its turn. */
const lastMoment = sql`q.asked_at + interval '${sql.lit(maxWaitSeconds)} seconds'`;

/**
 * A gateway takes questions or goes on with an answer, so the ai service is alive and only busy: what waits for its turn goes on
 * waiting, but not beyond `maxWaitSeconds` after it was asked.
 */
export async function keepWaiting(db: Queries): Promise<void> {
  await sql`
    update assistant_question q
    set leased_until = least(${lastMoment}, clock_timestamp() + interval '${sql.lit(signSeconds)} seconds')
    where q.message_id in (
      select q.message_id from assistant_question q
      where q.lease_id is null and ${mayBeTaken} and q.leased_until < ${lastMoment}
        and q.leased_until < clock_timestamp() + interval '${sql.lit(soonSeconds)} seconds'
      order by q.leased_until limit ${sql.lit(atOnce)} for update skip locked
    )`.execute(db);
}

/** A question `q` that is not one too many of its asker's. */
export const mayBeTaken: RawBuilder<boolean> = sql`q.leased_until > q.asked_at`;

/** Why a question `q` that nobody took is ended: a text, as a `Reason`. */
export const whyUntaken: RawBuilder<Reason> = sql`case
  when not ${mayBeTaken} then 'RATE_LIMITED'
  when q.leased_until >= ${lastMoment} then 'AI_BUSY'
  else 'AI_UNAVAILABLE'
end`;
