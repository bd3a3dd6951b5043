import type { CreateModelRequest, Model, UpdateModelRequest } from '@prosa/proto/chat';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation } from '../database/failures.ts';
import { invalidArgument, shownName } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { fold } from '../search/fold.ts';
import type { Workspace } from '../workspace.ts';
import { lockModelOfModerator, readableModelRooms, requireModeratedRooms, requireModerator } from './model-access.ts';
import { modelLimitReached, modelNameTaken } from './model-failures.ts';
import { type ModelRow, toModel } from './model-row.ts';

const maxModels = 100;
const maxRooms = 200;

/**
 * Makes a model for rooms that the actor is in and moderates.
 * Throws PERMISSION_DENIED, MODEL_NAME_TAKEN, MODEL_LIMIT_REACHED, ROOM_NOT_FOUND, ROOM_IS_DIRECT, ROOM_ROLE_REQUIRED.
 */
export async function createModel(workspace: Workspace, actorId: string, request: CreateModelRequest): Promise<Model> {
  const roomIds = distinct(request.roomIds);
  const model = await namedOnce(
    inTransaction(workspace.db, async (trx) => {
      await requireModerator(trx, actorId);
      await requireModeratedRooms(trx, roomIds, actorId);
      await requireSpace(trx);
      const row = await trx
        .insertInto('label_model')
        .values({
          id: uuidv7(),
          ...namesOfModel(request.name),
          labels: distinctLabels(request.labels, 'labels'),
          creator_id: actorId,
          created_at: databaseNow,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await addRooms(trx, row.id, roomIds);
      return toModel(row, roomIds);
    }),
  );
  tellThatModelsChanged(workspace);
  return model;
}

/**
 * Changes what is set in the request. Rooms that the actor cannot read stay; those that come must be the actor's to moderate.
 * Throws as `createModel`, and MODEL_NOT_FOUND, INVALID_ARGUMENT (a label with examples goes, or one for review is no label).
 */
export async function updateModel(workspace: Workspace, actorId: string, request: UpdateModelRequest): Promise<Model> {
  const model = await namedOnce(
    inTransaction(workspace.db, async (trx) => {
      const before = await lockModelOfModerator(trx, request.modelId, actorId);
      const after = await trx
        .updateTable('label_model')
        .set(columnsOf(before, request))
        .where('id', '=', before.id)
        .returningAll()
        .executeTakeFirstOrThrow();
      if (request.rooms) await replaceRooms(trx, before.id, distinct(request.rooms.roomIds), actorId);
      // What was said during the pause stays without labels.
      if (before.paused && !after.paused) await skipToNow(trx, before.id);
      return toModel(after, (await readableModelRooms(trx, [before.id], actorId)).get(before.id) ?? []);
    }),
  );
  tellThatModelsChanged(workspace);
  return model;
}

/** Removes a model with its examples; ai is told later. Throws PERMISSION_DENIED, MODEL_NOT_FOUND. */
export async function deleteModel(workspace: Workspace, actorId: string, modelId: string): Promise<void> {
  await inTransaction(workspace.db, async (trx) => {
    const { id } = await lockModelOfModerator(trx, modelId, actorId);
    await trx.deleteFrom('label_model').where('id', '=', id).execute();
    await trx.insertInto('label_model_gone').values({ model_id: id }).execute();
  });
  tellThatModelsChanged(workspace);
  workspace.log.announce({ case: 'trainingWaiting', value: {} });
}

/** The model labels from now on; what has been said before it passes over. */
export async function skipToNow(trx: OpenTransaction, modelId: string): Promise<void> {
  await sql`
    update label_model_room r set seq = room.last_seq, lease_id = null from room
    where room.id = r.room_id and r.model_id = ${modelId}`.execute(trx);
  await trx.deleteFrom('label_again').where('model_id', '=', modelId).execute();
}

function columnsOf(before: ModelRow, { name, threshold, paused, labels: asked, review }: UpdateModelRequest) {
  if (threshold !== undefined && !(threshold >= 0 && threshold <= 1)) {
    throw invalidArgument('threshold', 'must be from 0 to 1');
  }
  const labels = asked ? distinctLabels(asked.labels, 'labels.labels') : before.labels;
  const missed = before.labels.find((label) => !labels.includes(label) && (before.example_counts[label] ?? 0) > 0);
  if (missed !== undefined) throw invalidArgument('labels.labels', `there are examples of ${JSON.stringify(missed)}`);
  const unknown = review?.labels.find((label) => !labels.includes(label));
  if (unknown !== undefined) throw invalidArgument('review.labels', `${JSON.stringify(unknown)} is no label`);
  return {
    ...(name === undefined ? undefined : namesOfModel(name)),
    threshold: threshold ?? before.threshold,
    paused: paused ?? before.paused,
    labels,
    review_labels: [...new Set(review?.labels ?? before.review_labels)].filter((label) => labels.includes(label)),
  };
}

async function replaceRooms(
  trx: OpenTransaction,
  modelId: string,
  roomIds: readonly string[],
  actorId: string,
): Promise<void> {
  const known = (await readableModelRooms(trx, [modelId], actorId)).get(modelId) ?? [];
  const fresh = roomIds.filter((id) => !known.includes(id));
  const gone = known.filter((id) => !roomIds.includes(id));
  await requireModeratedRooms(trx, fresh, actorId);
  if (gone.length > 0) {
    await trx.deleteFrom('label_model_room').where('model_id', '=', modelId).where('room_id', 'in', gone).execute();
  }
  await addRooms(trx, modelId, fresh);
  const { rooms } = await trx
    .selectFrom('label_model_room')
    .select(({ fn }) => fn.countAll<bigint>().as('rooms'))
    .where('model_id', '=', modelId)
    .executeTakeFirstOrThrow();
  if (rooms > maxRooms) throw invalidArgument('rooms.roomIds', `a model labels ${maxRooms} rooms at most`);
}

async function addRooms(trx: OpenTransaction, modelId: string, roomIds: readonly string[]): Promise<void> {
  if (roomIds.length === 0) return;
  await trx
    .insertInto('label_model_room')
    .columns(['model_id', 'room_id', 'seq'])
    .expression((eb) =>
      eb
        .selectFrom('room')
        .select([sql<string>`${modelId}::uuid`.as('model_id'), 'id', 'last_seq'])
        .where('id', 'in', roomIds),
    )
    .execute();
}

/** Models are made one after another, so that there are never too many. */
async function requireSpace(trx: OpenTransaction): Promise<void> {
  await trx.selectFrom('workspace').select('epoch').forUpdate().execute();
  const { models } = await trx
    .selectFrom('label_model')
    .select(({ fn }) => fn.countAll<bigint>().as('models'))
    .executeTakeFirstOrThrow();
  if (models >= maxModels) throw modelLimitReached('models', maxModels);
}

function tellThatModelsChanged({ log }: Workspace): void {
  log.announce({ case: 'labelsWaiting', value: { modelsChanged: true } });
}

function namesOfModel(name: string): { name: string; folded_name: string } {
  const shown = shownName(name, 'name');
  return { name: shown, folded_name: fold(shown) };
}

/** Labels as they are shown. Throws INVALID_ARGUMENT for a blank one or two that differ in white space only. */
function distinctLabels(labels: readonly string[], field: string): string[] {
  const shown = labels.map((label, index) => shownName(label, `${field}[${index}]`));
  if (new Set(shown).size < shown.length) throw invalidArgument(field, 'must be different ones');
  return shown;
}

async function namedOnce<T>(work: Promise<T>): Promise<T> {
  return work.catch((reason: unknown) => {
    throw isUniqueViolation(reason, 'label_model_folded_name_key') ? modelNameTaken() : reason;
  });
}

/** Each id once, lower-case. */
function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
