import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { fold } from './fold.ts';

/** What was done, and which of the rooms are still behind. */
export interface Indexed {
  messages: number;
  behind: Set<string>;
}

interface PendingText {
  id: string;
  room_id: string;
  sender_id: string;
  seq: bigint;
  sent_at: Date;
  text: string;
}

/**
 * Indexes the next messages of these rooms, at most `limit`. Two may do it at once: what is there is left as it is
 * (an edit writes its text there itself, so what stands there is never older than what was read here).
 */
export async function indexNext(
  db: Queries | OpenTransaction,
  roomIds: readonly string[],
  limit: number,
): Promise<Indexed> {
  const { rows: places } = await sql<{ room_id: string; seq: bigint; top: bigint }>`
    select r.id as room_id, coalesce(p.seq, 0) as seq, r.last_seq as top
    from room r left join search_position p on p.room_id = r.id
    where r.id = any (${roomIds}::uuid[]) and r.last_seq > coalesce(p.seq, 0)`.execute(db);
  if (places.length === 0) return { messages: 0, behind: new Set() };
  const { rows: texts } = await sql<PendingText>`
    select m.id, m.room_id, m.sender_id, m.seq, m.sent_at, m.text
    from unnest(
      ${places.map((place) => place.room_id)}::uuid[], ${places.map((place) => String(place.seq))}::bigint[]
    ) as place (room_id, seq)
    cross join lateral (
      select * from message where message.room_id = place.room_id and message.seq > place.seq
      order by message.seq limit ${limit}
    ) m
    limit ${limit}`.execute(db);
  await insertTexts(db, texts);

  // A room that is not exhausted stays at its last indexed message; the others are at the end that was read first.
  const last = new Map<string, bigint>();
  for (const { room_id, seq } of texts) last.set(room_id, seq);
  const full = texts.length >= limit;
  const reached = full
    ? places
        .filter(({ room_id }) => last.has(room_id))
        .map((place) => ({ ...place, seq: last.get(place.room_id) ?? 0n }))
    : places.map((place) => ({ ...place, seq: place.top }));
  await sql`
    insert into search_position (room_id, seq)
    select * from unnest(${reached.map((place) => place.room_id)}::uuid[], ${reached.map((place) => String(place.seq))}::bigint[])
      as place (room_id, seq)
    order by room_id
    on conflict (room_id) do update set seq = greatest(search_position.seq, excluded.seq)`.execute(db);
  const behind = full ? places.filter((place) => (last.get(place.room_id) ?? 0n) < place.top) : [];
  return { messages: texts.length, behind: new Set(behind.map((place) => place.room_id)) };
}

async function insertTexts(db: Queries | OpenTransaction, texts: readonly PendingText[]): Promise<void> {
  if (texts.length === 0) return;
  await sql`
    insert into message_search (message_id, room_id, sender_id, seq, sent_at, folded)
    select * from unnest(
      ${texts.map(({ id }) => id)}::uuid[], ${texts.map(({ room_id }) => room_id)}::uuid[],
      ${texts.map(({ sender_id }) => sender_id)}::uuid[], ${texts.map(({ seq }) => String(seq))}::bigint[],
      ${texts.map(({ sent_at }) => sent_at)}::timestamptz[], ${texts.map(({ text }) => fold(text))}::text[]
    )
    order by 1
    on conflict (message_id) do nothing`.execute(db);
}
