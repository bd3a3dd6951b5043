import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type Report, type ReportReason, ReportSchema, type Review, ReviewSchema } from '@prosa/proto/chat';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { type MessageRow, toMessage } from '../messages/message-row.ts';
import { handedOver, readableRooms } from './handed-over.ts';
import type { ReviewRow } from './open-review.ts';

const maxReports = 50;

/**
 * Reviews as this moderator gets them, with these messages and what was reported. Outside of a room that they may not read they get the
 * text that was handed over, and not what was written later or what models say of it.
 */
export async function toReviews(
  db: Queries | OpenTransaction,
  actorId: string,
  rows: readonly ReviewRow[],
  messages: ReadonlyMap<string, MessageRow>,
): Promise<Review[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const reports = await reportsOf(db, ids);
  const earlier = await earlierReviews(db, ids);
  const readable = await readableRooms(db, actorId, [...new Set(rows.map(({ room_id }) => room_id))]);
  return rows.map((row) => {
    const reads = readable.has(row.room_id);
    const found = messages.get(row.message_id);
    const message = found && !reads ? handedOver(found, row) : found;
    return create(ReviewSchema, {
      id: row.id,
      message: message && toMessage(message),
      reports: reports.get(row.id),
      flags: reads ? row.flags : [],
      openedAt: timestampFromDate(row.opened_at),
      decision: row.decision,
      decidedByUserId: row.decided_by ?? '',
      decidedAt: row.decided_at ? timestampFromDate(row.decided_at) : undefined,
      earlierReviews: earlier.get(row.id),
    });
  });
}

interface StoredReport {
  review_id: string;
  reporter_id: string;
  reason: ReportReason;
  note: string;
  reported_at: Date;
}

async function reportsOf(db: Queries | OpenTransaction, reviewIds: readonly string[]): Promise<Map<string, Report[]>> {
  const { rows } = await sql<StoredReport>`
    select first.* from unnest(${reviewIds}::uuid[]) as asked (id)
    cross join lateral (
      select review_id, reporter_id, reason, note, reported_at from report
      where review_id = asked.id order by reported_at, reporter_id limit ${maxReports}
    ) first`.execute(db);
  const reports = new Map<string, Report[]>(reviewIds.map((id) => [id, []]));
  for (const { review_id, reporter_id: reporterId, reason, note, reported_at } of rows) {
    const report = { reporterId, reason, note, reportedAt: timestampFromDate(reported_at) };
    reports.get(review_id)?.push(create(ReportSchema, report));
  }
  return reports;
}

/** How many other messages of the same authors were reviewed before. */
async function earlierReviews(
  db: Queries | OpenTransaction,
  reviewIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; earlier: number }>`
    select review.id, (
      select count(distinct other.message_id)::int from review other
      where other.author_id = review.author_id and other.message_id <> review.message_id
        and other.opened_at < review.opened_at
    ) as earlier
    from review where review.id = any (${reviewIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, earlier }) => [id, earlier]));
}
