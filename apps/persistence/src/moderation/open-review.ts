import { ReviewDecision } from '@prosa/proto/chat';
import type { Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { databaseNow } from '../database/now.ts';
import type { Database, StoredFlag, StoredLabel } from '../database/schema.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageRow } from '../messages/message-row.ts';
import type { ModelRow } from '../models/model-row.ts';

/** A row of the table review. */
export type ReviewRow = Selectable<Database['review']>;

/** The review of a message that waits; the room's lock is held, so there is not a second one. */
export function waitingReview(trx: OpenTransaction, messageId: string): Promise<ReviewRow | undefined> {
  return trx
    .selectFrom('review')
    .selectAll()
    .where('message_id', '=', messageId)
    .where('decision', '=', ReviewDecision.UNSPECIFIED)
    .executeTakeFirst();
}

/** Reviews of the message as it is now that were decided. One of an earlier text says nothing of this one. */
export async function decidedReviews(trx: OpenTransaction, { id, edited_at }: MessageRow): Promise<ReviewRow[]> {
  const rows = await trx
    .selectFrom('review')
    .selectAll()
    .where('message_id', '=', id)
    .where('decision', '!=', ReviewDecision.UNSPECIFIED)
    .execute();
  return rows.filter(({ decided_at }) => edited_at === null || (decided_at !== null && decided_at >= edited_at));
}

/** Opens a review; the room's lock is held and none waits. */
export function openReview(
  trx: OpenTransaction,
  { id, room_id, sender_id }: MessageRow,
  { reported, flags }: { reported: boolean; flags: readonly StoredFlag[] },
): Promise<ReviewRow> {
  return trx
    .insertInto('review')
    .values({
      id: uuidv7(),
      message_id: id,
      room_id,
      author_id: sender_id,
      opened_at: databaseNow,
      reported,
      flags: JSON.stringify(flags),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Puts what a model says of a message before the moderators, unless they have decided about this text; the room's lock is held. False:
 * nothing changed for them.
 */
export async function flagMessage(
  trx: OpenTransaction,
  message: MessageRow,
  { id: modelId, name: modelName }: Pick<ModelRow, 'id' | 'name'>,
  { label, confidence }: StoredLabel,
): Promise<boolean> {
  const flag: StoredFlag = { modelId, modelName, label, confidence };
  const waiting = await waitingReview(trx, message.id);
  if (!waiting) {
    if ((await decidedReviews(trx, message)).length > 0) return false;
    await openReview(trx, message, { reported: false, flags: [flag] });
    return true;
  }
  const before = waiting.flags.find((known) => known.modelId === modelId);
  if (before?.label === label && before.confidence === confidence) return false;
  const flags = [...waiting.flags.filter((known) => known !== before), flag];
  await trx
    .updateTable('review')
    .set({ flags: JSON.stringify(flags) })
    .where('id', '=', waiting.id)
    .execute();
  return true;
}

/** The review of a message that is being deleted is over, and its text is kept nowhere; the room's lock is held. False: none waited. */
export async function closeReview(trx: OpenTransaction, messageId: string, actorId: string): Promise<boolean> {
  await trx.updateTable('review').set({ reported_text: null }).where('message_id', '=', messageId).execute();
  const { numUpdatedRows } = await trx
    .updateTable('review')
    .set({ decision: ReviewDecision.DELETE, decided_by: actorId, decided_at: databaseNow })
    .where('message_id', '=', messageId)
    .where('decision', '=', ReviewDecision.UNSPECIFIED)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
