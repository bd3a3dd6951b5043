import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { recountExamples } from './put-examples.ts';
import { retrainSoon } from './retrain.ts';
import { labelOf } from './stored-label.ts';

/**
 * Takes a message that is being deleted out of what models learn from and ask; the room's lock is held. True: a model is to be
 * trained without it.
 */
export async function forgetMessage(trx: OpenTransaction, { id }: MessageRow): Promise<boolean> {
  await trx.deleteFrom('label_question').where('message_id', '=', id).execute();
  const examples = await trx
    .selectFrom('label_example')
    .select('model_id')
    .distinct()
    .where('message_id', '=', id)
    .orderBy('model_id')
    .execute();
  let retrains = false;
  for (const { model_id } of examples) {
    await trx.selectFrom('label_model').select('id').where('id', '=', model_id).forNoKeyUpdate().execute();
    await trx.deleteFrom('label_example').where('model_id', '=', model_id).where('message_id', '=', id).execute();
    await recountExamples(trx, model_id);
    retrains = (await retrainSoon(trx, model_id)) || retrains;
  }
  return retrains;
}

/** A message whose text has changed is labelled again, except where a person has said what it is; the room's lock is held. */
export async function labelAgain(trx: OpenTransaction, { id, room_id, labels }: MessageRow): Promise<void> {
  const models = await trx
    .selectFrom('label_model_room')
    .innerJoin('label_model', 'label_model.id', 'label_model_room.model_id')
    .select('label_model_room.model_id')
    .where('label_model_room.room_id', '=', room_id)
    .where('label_model.version', '>', 0)
    .where('label_model.paused', '=', false)
    .execute();
  const asked = models.filter(({ model_id }) => labelOf(labels, model_id)?.setBy == null);
  if (asked.length === 0) return;
  await trx
    .insertInto('label_again')
    .values(asked.map(({ model_id }) => ({ model_id, message_id: id })))
    .onConflict((conflict) =>
      conflict.columns(['model_id', 'message_id']).doUpdateSet({ lease_id: null, leased_until: null }),
    )
    .execute();
}
