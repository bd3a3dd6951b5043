import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { askAgain } from './ask-again.ts';
import { recountExamples } from './put-examples.ts';
import { retrainSoon } from './retrain.ts';
import { labelOf } from './stored-label.ts';

/**
 * Takes a message that is being deleted out of what models learn from and ask; the room's lock is held. True: a model is to be
 * trained without it.
 */
export async function forgetMessage(trx: OpenTransaction, message: MessageRow): Promise<boolean> {
  await trx.deleteFrom('label_question').where('message_id', '=', message.id).execute();
  await trx.deleteFrom('label_undo').where('message_id', '=', message.id).execute();
  return forgetExamples(trx, message);
}

/**
 * Takes a message whose text goes or changes out of what models learn from; the room's lock is held. Its new text is no example
 * until somebody says again what it is: else its author would teach the model. True: a model is to be trained without it.
 */
export async function forgetExamples(trx: OpenTransaction, { id }: MessageRow): Promise<boolean> {
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
export async function labelAgain(trx: OpenTransaction, message: MessageRow): Promise<void> {
  await askAgain(trx, message, (modelId) => labelOf(message.labels, modelId)?.setBy == null);
}
