import { RoomKind } from '@prosa/proto/chat';
import { type RawBuilder, sql } from 'kysely';
import { errorCode } from '../database/failures.ts';
import type { Queries } from '../database/connect.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { likeAnywhere } from '../search/fold.ts';
import { type Passage, passageColumns, type PassageRow, toPassages, worthReading } from './passage-row.ts';

/** At most so many messages are handed out. */
export const maxPassages = 100;
/** Of each word, the newest so many messages are weighed; a word that more have is worth little anyway. */
const maxHitsOfTerm = 2_000;
/** Milliseconds for a look at all that is there, and for one at the newest when that took too long. */
const allMs = 2_500;
const newestMs = 2_500;
/** How many of the newest messages that second look goes through. */
const newestWindow = 20_000;
/** Without any word to go by: the newest so many of the room. */
const withoutTerms = 30;

/** Who reads and where from. */
export interface PassageScope {
  /** Whose rooms these are, now. */
  readerId: string;
  /** Only this room; not given: all rooms that the reader is in. */
  roomId?: string;
  /** With `roomId`: everybody in that room will read what comes of it, so of the other rooms only public ones. */
  shared?: boolean;
}

/**
 * Messages that may be of use for a question with these terms: any of them; those with more and rarer ones first, newer ones before
 * older ones. Which rooms may be read is asked in the same statement that reads them: rooms of the reader at this
 * moment, in which the assistant is on. Takes about five seconds at most; the more common the words and the larger the
 * workspace, the more it is the newest messages that are looked at. `then` runs in the same transaction, last.
 */
export async function findPassages(
  db: Queries,
  scope: PassageScope,
  terms: readonly string[],
  then: (trx: OpenTransaction) => Promise<void>,
): Promise<Passage[]> {
  const find = (only: 'all' | 'newest') =>
    inTransaction(db, async (trx) => {
      const ms = only === 'all' ? allMs : newestMs;
      await sql`select set_config('statement_timeout', ${String(ms)}, true), set_config('jit', 'off', true)`.execute(
        trx,
      );
      const { rows } = await queryFor(scope, terms, only).execute(trx);
      const passages = await toPassages(trx, rows, scope.readerId);
      await then(trx);
      return passages;
    });
  try {
    return await find('all');
  } catch (reason) {
    if (errorCode(reason) !== tookTooLong) throw reason;
    return find('newest');
  }
}

const tookTooLong = '57014';

function queryFor(scope: PassageScope, terms: readonly string[], only: 'all' | 'newest'): RawBuilder<PassageRow> {
  const rooms = roomsOf(scope);
  if (terms.length === 0) {
    if (scope.roomId === undefined) return sql<PassageRow>`select null where false`;
    return sql<PassageRow>`
      with readable as materialized (${rooms})
      select ${passageColumns} from message m join account a on a.id = m.sender_id
      where m.room_id = ${scope.roomId} and m.room_id in (select id from readable) and ${worthReading}
      order by m.seq desc limit ${withoutTerms}`;
  }
  const newest = only === 'all' ? sql`message_search` : sql`newest`;
  const hits = terms.map((term, no) => {
    const grams = beyondAscii.test(term) ? sql`and s.grams @> search_grams(${term})` : sql``;
    return sql`(
      select ${sql.lit(no)}::integer as term, s.message_id, s.sent_at from ${newest} s
      where s.folded like ${likeAnywhere(term)} ${grams} and s.room_id in (select id from readable)
      order by s.sent_at desc limit ${maxHitsOfTerm})`;
  });
  return sql<PassageRow>`
    with readable as materialized (${rooms}),
    newest as materialized (
      select * from message_search where ${only === 'newest' ? sql`room_id in (select id from readable)` : sql`false`}
      order by sent_at desc limit ${newestWindow}
    ),
    hit as materialized (${sql.join(hits, sql` union all `)}),
    weight as (select term, ln(1 + 20000.0 / count(*)) as weight from hit group by term),
    ranked as (
      select hit.message_id, sum(weight.weight) as score, max(hit.sent_at) as sent_at
      from hit join weight using (term) group by hit.message_id
    )
    select ${passageColumns} from ranked
    join message m on m.id = ranked.message_id
    join account a on a.id = m.sender_id
    where ${worthReading} and m.room_id in (select id from readable)
    order by ranked.score desc, m.sent_at desc, m.id limit ${maxPassages}`;
}

const beyondAscii = /[^\0-\x7f]/u;

/** The rooms that may be read now; good for preparing a look, not for the look itself. */
export async function readRoomIds(db: Queries, scope: PassageScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${roomsOf(scope)}`.execute(db);
  return rows.map(({ id }) => id);
}

/** The rooms that may be read, as a query; they are decided when it runs. */
export function roomsOf({ readerId, roomId, shared }: PassageScope): RawBuilder<unknown> {
  const mine = sql`exists (
    select from membership where membership.room_id = r.id and account_id = ${readerId} and left_at is null)`;
  const on = sql`not r.assistant_off and not (select assistant_off from workspace)`;
  if (roomId === undefined)
    return sql`
    select r.id from membership join room r on r.id = membership.room_id
    where membership.account_id = ${readerId} and membership.left_at is null and ${on}`;
  if (shared)
    return sql`
    select r.id from room r
    where ${on} and (r.kind = ${sql.lit(RoomKind.PUBLIC)} or (r.id = ${roomId} and ${mine}))`;
  return sql`select r.id from room r where r.id = ${roomId} and ${on} and ${mine}`;
}
