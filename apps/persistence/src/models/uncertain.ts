import { create } from '@bufbuild/protobuf';
import {
  type ListUncertainRequest,
  type ListUncertainResponse,
  ListUncertainResponseSchema,
  RoomKind,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { toMessage } from '../messages/message-row.ts';
import type { Workspace } from '../workspace.ts';
import { readModel, requireModerator } from './model-access.ts';
import { labelOf, toLabels } from './stored-label.ts';

const maxQuestions = 50;

/**
 * Messages of which a model is least sure and at which nobody has looked, in rooms that the actor may read.
 * Throws PERMISSION_DENIED, MODEL_NOT_FOUND.
 */
export async function listUncertain(
  { db }: Workspace,
  actorId: string,
  { modelId }: ListUncertainRequest,
): Promise<ListUncertainResponse> {
  await requireModerator(db, actorId);
  const { id } = await readModel(db, modelId);
  const questions = db
    .selectFrom('label_question as question')
    .innerJoin('message', 'message.id', 'question.message_id')
    .where('question.model_id', '=', id)
    .where(
      sql<boolean>`exists (
        select from room where room.id = question.room_id and (room.kind = ${RoomKind.PUBLIC} or exists (
          select from membership m
          where m.room_id = room.id and m.account_id = ${actorId} and m.left_at is null
        ))
      )`,
    );
  const rows = await questions.selectAll('message').orderBy('question.confidence').limit(maxQuestions).execute();
  const { total } = await questions.select(({ fn }) => fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow();
  return create(ListUncertainResponseSchema, {
    messages: rows.map((row) => {
      const label = labelOf(row.labels, id);
      return { message: toMessage(row), label: label && toLabels([label])[0] };
    }),
    total: Number(total),
  });
}
