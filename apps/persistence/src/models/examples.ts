import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type AddExamplesRequest,
  type Example,
  ExampleSchema,
  type ListExamplesRequest,
  type ListExamplesResponse,
  ListExamplesResponseSchema,
  type RemoveExamplesRequest,
  RoomKind,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { invalidArgument } from '../database/invalid-argument.ts';
import { idOfToken, tokenOfId } from '../database/page-token.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Workspace } from '../workspace.ts';
import { lockModelOfModerator, readModel, requireModerator } from './model-access.ts';
import { type PutExamples, putExamples, recountExamples } from './put-examples.ts';

const defaultLimit = 50;
/** About how large a page may be; well below what a gRPC message may have. */
const maxPageBytes = 4 << 20;

/**
 * Adds examples, all or none. Throws PERMISSION_DENIED, MODEL_NOT_FOUND, MODEL_LIMIT_REACHED, INVALID_ARGUMENT
 * (`examples[3].label`: no label of the model).
 */
export function addExamples(
  { db }: Workspace,
  actorId: string,
  { modelId, examples }: AddExamplesRequest,
): Promise<PutExamples> {
  return inTransaction(db, async (trx) => {
    const model = await lockModelOfModerator(trx, modelId, actorId);
    const bad = examples.findIndex(({ label }) => !model.labels.includes(label));
    if (bad >= 0) throw invalidArgument(`examples[${bad}].label`, 'is no label of the model');
    const added = examples.map(({ text, label }) => ({ text, label }));
    return putExamples(trx, model, added, actorId);
  });
}

/** Takes examples away; unknown ones are passed over. Throws PERMISSION_DENIED, MODEL_NOT_FOUND. */
export async function removeExamples(
  { db }: Workspace,
  actorId: string,
  { modelId, exampleIds }: RemoveExamplesRequest,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const { id } = await lockModelOfModerator(trx, modelId, actorId);
    await trx.deleteFrom('label_example').where('model_id', '=', id).where('id', 'in', exampleIds).execute();
    await recountExamples(trx, id);
  });
}

/**
 * Examples, newest first; of those that were taken from messages the ones of rooms that the actor may read.
 * Throws PERMISSION_DENIED, MODEL_NOT_FOUND, INVALID_ARGUMENT (pageToken).
 */
export async function listExamples(
  { db }: Workspace,
  actorId: string,
  { modelId, label, limit: asked, pageToken }: ListExamplesRequest,
): Promise<ListExamplesResponse> {
  const limit = asked || defaultLimit;
  const before = idOfToken(pageToken);
  await requireModerator(db, actorId);
  const model = await readModel(db, modelId);
  const rows = await db
    .selectFrom('label_example as example')
    .select(['id', 'text', 'label', 'added_at', 'message_id'])
    .where('model_id', '=', model.id)
    .$if(label !== '', (query) => query.where('label', '=', label))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .where(
      sql<boolean>`(example.room_id is null or exists (
        select from room where room.id = example.room_id and (room.kind = ${RoomKind.PUBLIC} or exists (
          select from membership m
          where m.room_id = room.id and m.account_id = ${actorId} and m.left_at is null
        ))
      ))`,
    )
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute();
  let bytes = 0;
  const tooMuch = rows.findIndex(({ text }, index) => (bytes += text.length * 3) > maxPageBytes && index > 0);
  const page = rows.slice(0, Math.min(limit, tooMuch < 0 ? limit : tooMuch));
  const last = page.at(-1);
  return create(ListExamplesResponseSchema, {
    examples: page.map(toExample),
    nextPageToken: rows.length > page.length && last ? tokenOfId(last.id) : '',
  });
}

interface ShownExample {
  id: string;
  text: string;
  label: string;
  added_at: Date;
  message_id: string | null;
}

function toExample({ id, text, label, added_at, message_id }: ShownExample): Example {
  return create(ExampleSchema, {
    id,
    text,
    label,
    addedAt: timestampFromDate(added_at),
    messageId: message_id ?? '',
  });
}
