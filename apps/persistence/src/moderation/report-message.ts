import type { ReportMessageRequest } from '@prosa/proto/chat';
import { sql } from 'kysely';
import { databaseNow } from '../database/now.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { lockReadableMessage } from '../messages/access.ts';
import { refuseGrowing } from '../messages/growing-answer.ts';
import { messageDeleted } from '../messages/message-failures.ts';
import type { MessageRow } from '../messages/message-row.ts';
import type { Workspace } from '../workspace.ts';
import { tooManyReports } from './moderation-failures.ts';
import { decidedReviews, openReview, type ReviewRow, waitingReview } from './open-review.ts';
import { tellReviewers } from './reviewers.ts';

const maxReportsPerHour = 30;

/**
 * Hands a message that the actor may read to those who moderate; a second report of theirs takes the place of the first, and says
 * nothing new once moderators have decided about the same text. Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, ANSWER_GROWING,
 * RATE_LIMITED.
 */
export async function reportMessage(
  workspace: Workspace,
  actorId: string,
  request: ReportMessageRequest,
): Promise<void> {
  const messageId = await inTransaction(workspace.db, async (trx) => {
    const { message } = await lockReadableMessage(trx, request.messageId, actorId);
    if (message.deleted_at) throw messageDeleted();
    refuseGrowing(message);
    const review = (await waitingReview(trx, message.id)) ?? (await openedByReport(trx, message, actorId));
    if (!review) return undefined;
    await storeReport(trx, review, actorId, request);
    await trx
      .updateTable('review')
      .set({ reported: true, reported_text: message.text })
      .where('id', '=', review.id)
      .execute();
    return message.id;
  });
  if (messageId !== undefined) await tellReviewers(workspace, [messageId]);
}

/** A new review; undefined: moderators have decided about this report already. */
async function openedByReport(
  trx: OpenTransaction,
  message: MessageRow,
  actorId: string,
): Promise<ReviewRow | undefined> {
  const decided = (await decidedReviews(trx, message)).map(({ id }) => id);
  if (decided.length > 0) {
    const heard = await trx
      .selectFrom('report')
      .select('review_id')
      .where('review_id', 'in', decided)
      .where('reporter_id', '=', actorId)
      .executeTakeFirst();
    if (heard) return undefined;
  }
  return openReview(trx, message, { reported: true, flags: [] });
}

async function storeReport(
  trx: OpenTransaction,
  review: ReviewRow,
  actorId: string,
  { reason, note }: ReportMessageRequest,
): Promise<void> {
  const { rows } = await sql<{ fresh: boolean }>`
    insert into report (review_id, reporter_id, reason, note, reported_at)
    values (${review.id}, ${actorId}, ${reason}, ${note.trim()}, ${databaseNow})
    on conflict (review_id, reporter_id) do update set reason = excluded.reason, note = excluded.note
    returning xmax = 0 as fresh`.execute(trx);
  if (rows[0]?.fresh) await requirePatience(trx, actorId);
}

/** Throws RATE_LIMITED to who reports more than 30 messages an hour. */
async function requirePatience(trx: OpenTransaction, actorId: string): Promise<void> {
  const { rows } = await sql<{ reports: number; ms: number }>`
    select count(*)::int as reports,
      coalesce(extract(epoch from min(reported_at) + interval '1 hour' - clock_timestamp()) * 1000, 0)::float8 as ms
    from report where reporter_id = ${actorId} and reported_at > clock_timestamp() - interval '1 hour'`.execute(trx);
  const [recent] = rows;
  if (recent && recent.reports > maxReportsPerHour) throw tooManyReports(Math.max(1_000, Math.ceil(recent.ms)));
}
