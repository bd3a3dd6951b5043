import type { StoredExample, StoredLabel } from '../database/schema.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageAccess } from '../messages/access.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { askAgain } from './ask-again.ts';
import { unlearn } from './learn-message.ts';
import type { ModelRow } from './model-row.ts';
import { retrainSoon } from './retrain.ts';
import { nothingSaid, type Saying } from './saying.ts';
import { labelOf, withLabel } from './stored-label.ts';

/** What stands before a person says what a message is. */
interface Before {
  modelId: string;
  message: MessageRow;
  before: StoredLabel | undefined;
  /** What the text was an example of. */
  example: StoredExample | undefined;
  actorId: string;
  /** The message's, with what the person says. */
  revision: bigint;
}

/** Keeps what stood there, so that the person may take back what they say. */
export async function rememberLabel(
  trx: OpenTransaction,
  { modelId, message, before, example, actorId, revision }: Before,
): Promise<void> {
  const row = {
    actor_id: actorId,
    revision,
    edited_at: message.edited_at,
    label: before ? JSON.stringify(before) : null,
    example: example ? JSON.stringify(example) : null,
  };
  await trx
    .insertInto('label_undo')
    .values({ model_id: modelId, message_id: message.id, ...row })
    .onConflict((conflict) => conflict.columns(['model_id', 'message_id']).doUpdateSet(row))
    .execute();
}

/**
 * Gives a message back the label that stood there, and the model the example, as they were before the actor said something, which
 * made this revision of the message. Nothing when that was taken back already or somebody has said something since. What a model
 * said of a text that was changed meanwhile is not given back: it is asked again.
 */
export async function takeLabelBack(
  trx: OpenTransaction,
  model: ModelRow,
  { message }: MessageAccess,
  actorId: string,
  revision: bigint,
): Promise<Saying> {
  const modelId = model.id;
  const taken = await trx
    .deleteFrom('label_undo')
    .where('model_id', '=', modelId)
    .where('message_id', '=', message.id)
    .where('actor_id', '=', actorId)
    .where('revision', '=', revision)
    .returning(['label', 'example', 'edited_at'])
    .executeTakeFirst();
  if (!taken) return nothingSaid;
  const said = labelOf(message.labels, modelId)?.label ?? '';
  const byModel = taken.label?.setBy === null ? taken.label : undefined;
  const edited = taken.edited_at?.getTime() !== message.edited_at?.getTime();
  const before = edited && byModel ? undefined : (taken.label ?? undefined);
  await unlearn(trx, model, message, edited ? null : taken.example);
  if (before && !before.certain) {
    const { id: message_id, room_id } = message;
    const question = { model_id: modelId, message_id, room_id, confidence: before.confidence };
    await trx.insertInto('label_question').values(question).execute();
  }
  return {
    ...nothingSaid,
    ...(byModel ? { predicted: byModel.label, actual: said, withdrawn: true } : undefined),
    labels: withLabel(message.labels, modelId, before),
    retrains: await retrainSoon(trx, modelId),
    asks: edited && before === undefined && (await askAgain(trx, message, (id) => id === modelId)),
  };
}
