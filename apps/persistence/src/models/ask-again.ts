import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageRow } from '../messages/message-row.ts';

/** Has models that label the room say anew what a message is, those that are wanted; the room's lock is held. False: there is none. */
export async function askAgain(
  trx: OpenTransaction,
  { id, room_id }: MessageRow,
  wanted: (modelId: string) => boolean,
): Promise<boolean> {
  const models = await trx
    .selectFrom('label_model_room')
    .innerJoin('label_model', 'label_model.id', 'label_model_room.model_id')
    .select('label_model_room.model_id')
    .where('label_model_room.room_id', '=', room_id)
    .where('label_model.version', '>', 0)
    .where('label_model.paused', '=', false)
    .execute();
  const asked = models.filter(({ model_id }) => wanted(model_id));
  if (asked.length === 0) return false;
  await trx
    .insertInto('label_again')
    .values(asked.map(({ model_id }) => ({ model_id, message_id: id })))
    .onConflict((conflict) =>
      conflict.columns(['model_id', 'message_id']).doUpdateSet({ lease_id: null, leased_until: null }),
    )
    .execute();
  return true;
}
