import { type LabelMessageRequest, MemberRole, type Message } from '@prosa/proto/chat';
import { sql } from 'kysely';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { StoredLabel } from '../database/schema.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { changeMessage, messageChanged } from '../messages/message-change.ts';
import { refuseGrowing } from '../messages/growing-answer.ts';
import { messageDeleted } from '../messages/message-failures.ts';
import type { MessageRow } from '../messages/message-row.ts';
import { moderates } from '../rooms/access.ts';
import { roomRoleRequired } from '../rooms/room-failures.ts';
import type { Workspace } from '../workspace.ts';
import { lockModel } from './model-access.ts';
import { modelNotFound } from './model-failures.ts';
import type { ModelRow } from './model-row.ts';
import { hashOf, putExamples, recountExamples } from './put-examples.ts';
import { retrainSoon } from './retrain.ts';
import { labelOf, withLabel } from './stored-label.ts';

/** What a person said of a message. */
export interface LabelledMessage {
  message: Message;
  /** What the model had said, when nobody had looked at it before; else empty. */
  predicted: string;
}

/**
 * Says which label of a model a message bears, or none; the model learns from it soon. The same again: no change.
 * Throws MESSAGE_NOT_FOUND, MESSAGE_DELETED, ANSWER_GROWING, ROOM_ROLE_REQUIRED, MODEL_NOT_FOUND, MODEL_LIMIT_REACHED,
 * INVALID_ARGUMENT (label).
 */
export async function labelMessage(
  workspace: Workspace,
  actorId: string,
  { modelId: asked, messageId, label }: LabelMessageRequest,
): Promise<LabelledMessage> {
  const modelId = asked.toLowerCase();
  let predicted = '';
  let retrains = false;
  const message = await changeMessage(workspace, actorId, messageId, async (trx, access) => {
    const { message } = access;
    predicted = '';
    retrains = false;
    if (access.role === MemberRole.UNSPECIFIED || !moderates(access)) throw roomRoleRequired();
    if (message.deleted_at) throw messageDeleted();
    refuseGrowing(message);
    const before = labelOf(message.labels, modelId);
    const model = await lockModel(trx, modelId);
    if (!before && !(await labelsRoom(trx, modelId, message.room_id))) throw modelNotFound();
    if (label !== '' && !model.labels.includes(label)) throw invalidArgument('label', 'is no label of the model');
    if (before?.setBy != null && before.label === label) return undefined;

    if (before?.setBy === null) predicted = before.label;
    await trx
      .deleteFrom('label_question')
      .where('model_id', '=', modelId)
      .where('message_id', '=', message.id)
      .execute();
    await learn(trx, model, message, label, actorId);
    retrains = await retrainSoon(trx, modelId);
    const after: StoredLabel = { modelId, label, confidence: 0, certain: true, setBy: actorId };
    return { set: { labels: withLabel(message.labels, modelId, after) }, event: messageChanged };
  });
  if (retrains) workspace.log.announce({ case: 'trainingWaiting', value: {} });
  return { message, predicted };
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

/** The message's text becomes an example of the label, in place of what it was an example of before. */
async function learn(
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
    .$if(teaches, (query) => query.where('text_hash', '!=', sql<Uint8Array>`decode(${hashOf(text)}, 'hex')`))
    .executeTakeFirst();
  if (gone.numDeletedRows > 0n) await recountExamples(trx, model.id);
  if (teaches) await putExamples(trx, model, [{ text, label, source: { messageId, roomId } }], actorId);
}
