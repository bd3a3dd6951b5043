import { type Review, ReviewDecision } from '@prosa/proto/chat';
import type { DecideReviewRequest, LogEvent } from '@prosa/proto/persistence';
import { invalidArgument } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { deletionOf } from '../messages/change-message.ts';
import { storeChanges } from '../messages/message-change.ts';
import type { MessageRow } from '../messages/message-row.ts';
import type { RoomRow } from '../rooms/room-row.ts';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { reviewDecided, reviewNotFound } from './moderation-failures.ts';
import { handedOver, readableRooms } from './handed-over.ts';
import type { ReviewRow } from './open-review.ts';
import { toReviews } from './read-reviews.ts';
import { seesReview, tellReviewers } from './reviewers.ts';
import { warnAuthor } from './warn-author.ts';

/**
 * Decides about a message: it stays, it is deleted for everybody, or its author is told; all in one transaction, and once. The same
 * again by the same person: no change.
 * Throws REVIEW_NOT_FOUND, REVIEW_DECIDED, INVALID_ARGUMENT (a warning without words or to oneself).
 */
export async function decideReview(workspace: Workspace, call: DecideReviewRequest): Promise<Review> {
  const [actorId, asked] = request(call);
  const events: LogEvent[] = [];
  let messageId: string | undefined;
  let retrains = false;
  const review = await inTransaction(workspace.db, async (trx) => {
    events.length = 0;
    messageId = undefined;
    retrains = false;
    const found = await lockReview(trx, asked.reviewId, actorId);
    if (found.review.decision !== ReviewDecision.UNSPECIFIED) {
      if (found.review.decided_by !== actorId || found.review.decision !== asked.decision) {
        throw reviewDecided(found.review.decided_by ?? '');
      }
      return show(trx, actorId, found.review.id);
    }
    messageId = found.message.id;
    const decision = { decision: asked.decision, words: asked.words, origin: call.origin };
    const done = await carryOut(workspace, trx, actorId, found, decision);
    events.push(...done.events);
    retrains = done.retrains;
    await trx
      .updateTable('review')
      .set({ decision: asked.decision, decided_by: actorId, decided_at: databaseNow })
      .where('id', '=', found.review.id)
      .execute();
    return show(trx, actorId, found.review.id);
  });
  workspace.log.publish(events);
  if (messageId !== undefined) await tellReviewers(workspace, [messageId]);
  if (retrains) workspace.log.announce({ case: 'trainingWaiting', value: {} });
  return review;
}

interface FoundReview {
  review: ReviewRow;
  room: RoomRow;
  message: MessageRow;
}

/** The review with its room's lock held. Throws REVIEW_NOT_FOUND. */
async function lockReview(trx: OpenTransaction, reviewId: string, actorId: string): Promise<FoundReview> {
  const place = await trx
    .selectFrom('review')
    .select(['room_id', 'message_id'])
    .where('id', '=', reviewId)
    .executeTakeFirst();
  if (!place) throw reviewNotFound();
  // Locked first and read after: what was decided while this waited must be seen.
  await trx.selectFrom('room').select('id').where('id', '=', place.room_id).forNoKeyUpdate().execute();
  const review = await trx
    .selectFrom('review')
    .selectAll()
    .where('id', '=', reviewId)
    .where(seesReview(actorId))
    .executeTakeFirst();
  if (!review) throw reviewNotFound();
  const room = await trx.selectFrom('room').selectAll().where('id', '=', place.room_id).executeTakeFirstOrThrow();
  const message = await trx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', place.message_id)
    .executeTakeFirstOrThrow();
  return { review, room, message };
}

async function carryOut(
  { log, epoch }: Workspace,
  trx: OpenTransaction,
  actorId: string,
  { review, room, message }: FoundReview,
  { decision, words, origin }: { decision: ReviewDecision; words: string; origin: string },
): Promise<{ events: LogEvent[]; retrains: boolean }> {
  if (decision === ReviewDecision.DELETE) {
    const { changes, retrains } = await deletionOf(trx, { message, room }, actorId);
    return { events: (await storeChanges(trx, log, message, actorId, changes)).events, retrains };
  }
  if (decision !== ReviewDecision.WARN) return { events: [], retrains: false };
  if (words.trim() === '') throw invalidArgument('words', 'a warning needs words');
  if (message.sender_id === actorId) throw invalidArgument('decision', 'nobody can be warned by themselves');
  const readable = await readableRooms(trx, actorId, [room.id]);
  const quoted = readable.has(room.id) ? message : handedOver(message, review);
  const warning = { id: review.id, words, origin };
  return { events: await warnAuthor({ trx, log, epoch, actorId }, quoted, warning), retrains: false };
}

async function show(trx: OpenTransaction, actorId: string, reviewId: string): Promise<Review> {
  const row = await trx.selectFrom('review').selectAll().where('id', '=', reviewId).executeTakeFirstOrThrow();
  const message = await trx
    .selectFrom('message')
    .selectAll()
    .where('id', '=', row.message_id)
    .executeTakeFirstOrThrow();
  const [review] = await toReviews(trx, actorId, [row], new Map([[message.id, message]]));
  if (!review) throw reviewNotFound();
  return review;
}
