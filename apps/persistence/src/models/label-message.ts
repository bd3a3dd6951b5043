import { type LabelMessageRequest, MemberRole, type Message } from '@prosa/proto/chat';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { StoredLabel } from '../database/schema.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageAccess } from '../messages/access.ts';
import { changeMessage, messageChanged } from '../messages/message-change.ts';
import { refuseGrowing } from '../messages/growing-answer.ts';
import { messageDeleted } from '../messages/message-failures.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { moderates } from '../rooms/access.ts';
import { roomRoleRequired } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';
import { exampleOf, learn } from './learn-message.ts';
import { lockModel } from './model-access.ts';
import { modelNotFound } from './model-failures.ts';
import type { ModelRow } from './model-row.ts';
import { retrainSoon } from './retrain.ts';
import { type LookedAt, nothingSaid, type Saying } from './saying.ts';
import { labelOf, withLabel } from './stored-label.ts';
import { rememberLabel, takeLabelBack } from './take-label-back.ts';

/** What a person said of a message. */
export interface LabelledMessage extends LookedAt {
  message: Message;
}

/**
 * Says which label of a model a message bears, or none; the model learns from it soon. The same again: no change. Or takes that back.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, ANSWER_GROWING, ROOM_ROLE_REQUIRED, MODEL_NOT_FOUND, MODEL_LIMIT_REACHED,
 * INVALID_ARGUMENT (label).
 */
export async function labelMessage(
  workspace: Workspace,
  actorId: string,
  { modelId, messageId, label, undoRevision }: LabelMessageRequest,
): Promise<LabelledMessage> {
  if (undoRevision > 0n && label !== '') throw invalidArgument('label', 'must be empty when something is taken back');
  let said = nothingSaid;
  const message = await changeMessage(workspace, actorId, messageId, async (trx, access) => {
    if (access.role === MemberRole.UNSPECIFIED || !moderates(access)) throw roomRoleRequired();
    if (access.message.deleted_at) throw messageDeleted();
    refuseGrowing(access.message);
    const model = await lockModel(trx, modelId.toLowerCase());
    said =
      undoRevision > 0n
        ? await takeLabelBack(trx, model, access, actorId, undoRevision)
        : await sayLabel(trx, model, access, actorId, label);
    return said.labels === undefined ? undefined : { set: { labels: said.labels }, event: messageChanged };
  });
  if (said.retrains) workspace.log.announce({ case: 'trainingWaiting', value: {} });
  if (said.asks) workspace.log.announce({ case: 'labelsWaiting', value: {} });
  const { predicted, actual, withdrawn } = said;
  return { message, predicted, actual, withdrawn };
}

async function sayLabel(
  trx: OpenTransaction,
  model: ModelRow,
  { message, room }: MessageAccess,
  actorId: string,
  label: string,
): Promise<Saying> {
  const modelId = model.id;
  const before = labelOf(message.labels, modelId);
  if (!before && !(await labelsRoom(trx, modelId, message.room_id))) throw modelNotFound();
  if (label !== '' && !model.labels.includes(label)) throw invalidArgument('label', 'is no label of the model');
  if (before?.setBy != null && before.label === label) return confirmAgain(trx, model, message, label, actorId);

  await trx.deleteFrom('label_question').where('model_id', '=', modelId).where('message_id', '=', message.id).execute();
  const example = await exampleOf(trx, modelId, message.text);
  await rememberLabel(trx, { message, before, example, actorId, revision: room.last_seq + 1n, modelId });
  await learn(trx, model, message, label, actorId);
  const after: StoredLabel = { modelId, label, confidence: 0, certain: true, setBy: actorId };
  return {
    ...nothingSaid,
    ...(before?.setBy === null ? { predicted: before.label, actual: label } : undefined),
    labels: withLabel(message.labels, modelId, after),
    retrains: await retrainSoon(trx, modelId),
  };
}

/** The label stays; a text that was changed since it was given becomes the example now. */
async function confirmAgain(
  trx: OpenTransaction,
  model: ModelRow,
  message: MessageRow,
  label: string,
  actorId: string,
): Promise<Saying> {
  if (label === '' || message.edited_at === null || (await exampleOf(trx, model.id, message.text))) return nothingSaid;
  await learn(trx, model, message, label, actorId);
  return { ...nothingSaid, retrains: await retrainSoon(trx, model.id) };
}

async function labelsRoom(trx: OpenTransaction, modelId: string, roomId: string): Promise<boolean> {
  const row = await trx
    .selectFrom('label_model_room')
    .select('seq')
    .where('model_id', '=', modelId)
    .where('room_id', '=', roomId)
    .executeTakeFirst();
  return row !== undefined;
}
