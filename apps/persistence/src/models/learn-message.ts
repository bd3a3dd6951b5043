import { sql } from 'kysely';
import type { StoredExample } from '../database/schema.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageRow } from '../messages/message-row.ts';
import type { ModelRow } from './model-row.ts';
import { hashOf, putExamples, recountExamples } from './put-examples.ts';

/** What a model has learnt of a text; undefined: nothing. */
export async function exampleOf(
  trx: OpenTransaction,
  modelId: string,
  text: string,
): Promise<StoredExample | undefined> {
  const row = await trx
    .selectFrom('label_example')
    .select(['id', 'label', 'message_id', 'room_id', 'added_by', 'added_at'])
    .where('model_id', '=', modelId)
    .where('text_hash', '=', hashed(text))
    .executeTakeFirst();
  return (
    row && {
      id: row.id,
      label: row.label,
      messageId: row.message_id,
      roomId: row.room_id,
      addedBy: row.added_by,
      addedAt: row.added_at.toISOString(),
    }
  );
}

/** The message's text becomes an example of the label, in place of what it was an example of before. The model's row is locked. */
export async function learn(
  trx: OpenTransaction,
  model: ModelRow,
  { id: messageId, room_id: roomId, text }: MessageRow,
  label: string,
  actorId: string,
): Promise<void> {
  const teaches = label !== '' && text.trim() !== '';
  const gone = await trx
    .deleteFrom('label_example')
    .where('model_id', '=', model.id)
    .where('message_id', '=', messageId)
    .$if(teaches, (query) => query.where('text_hash', '!=', hashed(text)))
    .executeTakeFirst();
  if (gone.numDeletedRows > 0n) await recountExamples(trx, model.id);
  if (teaches) await putExamples(trx, model, [{ text, label, source: { messageId, roomId } }], actorId);
}

/**
 * The message teaches nothing any more, and its text is again the example that it was before, unless somebody has taught the text
 * since. The model's row and the message's room are locked.
 */
export async function unlearn(
  trx: OpenTransaction,
  model: ModelRow,
  message: MessageRow,
  before: StoredExample | null,
): Promise<void> {
  await trx.deleteFrom('label_example').where('model_id', '=', model.id).where('message_id', '=', message.id).execute();
  if (before && model.labels.includes(before.label) && (await isThere(trx, message, before))) {
    await trx
      .insertInto('label_example')
      .values({
        id: before.id,
        model_id: model.id,
        text: message.text,
        text_hash: hashed(message.text),
        label: before.label,
        message_id: before.messageId,
        room_id: before.roomId,
        added_by: before.addedBy,
        added_at: new Date(before.addedAt),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await recountExamples(trx, model.id);
}

/**
 * Whether the message that an example was taken from still says this. One of another room is not looked at: without that
 * room's lock it might be deleted at this moment, and what is deleted teaches nothing.
 */
async function isThere(trx: OpenTransaction, { room_id, text }: MessageRow, { messageId }: StoredExample) {
  if (messageId === null) return true;
  const source = await trx
    .selectFrom('message')
    .select('id')
    .where('id', '=', messageId)
    .where('room_id', '=', room_id)
    .where('deleted_at', 'is', null)
    .where('text', '=', text)
    .executeTakeFirst();
  return source !== undefined;
}

function hashed(text: string) {
  return sql<Uint8Array>`decode(${hashOf(text)}, 'hex')`;
}
