import { create } from '@bufbuild/protobuf';
import {
  type FinishTrainingRequest,
  type LeaseTrainingRequest,
  type LeaseTrainingResponse,
  LeaseTrainingResponseSchema,
  type RenewTrainingRequest,
} from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import type { Queries } from '../database/connect.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import type { Workspace } from '../workspace.ts';
import { skipToNow } from './change-model.ts';
import { lockModelOfModerator } from './model-access.ts';
import { modelBusy } from './model-failures.ts';
import { isBeingTrained } from './model-row.ts';
import { retrainAfterSeconds } from './retrain.ts';

/** Whoever trains says so again before this has passed, or is given up. */
const leaseSeconds = 30;
const goneAtOnce = 20;

/**
 * Begins a training: by a person of the model they ask for, else of a model whose examples have changed and that nobody trains.
 * Throws PERMISSION_DENIED, MODEL_NOT_FOUND, MODEL_BUSY.
 */
export function leaseTraining(
  { db }: Workspace,
  { actorId, modelId }: LeaseTrainingRequest,
): Promise<LeaseTrainingResponse> {
  const leaseId = randomUUID();
  return inTransaction(db, async (trx) => {
    if (actorId !== '') {
      const model = await lockModelOfModerator(trx, modelId, actorId.toLowerCase());
      if (isBeingTrained(model, new Date())) throw modelBusy();
      await beginTraining(trx, model.id, leaseId);
      return create(LeaseTrainingResponseSchema, { modelId: model.id, leaseId });
    }
    const due = await dueModel(trx);
    if (due !== undefined) await beginTraining(trx, due, leaseId);
    return create(LeaseTrainingResponseSchema, {
      modelId: due,
      leaseId: due && leaseId,
      nextInMs: await nextInMs(trx),
      deletedModelIds: await goneModels(trx),
    });
  });
}

/** Whether a training goes on as it was leased; if so its lease begins anew. */
export async function renewTraining(db: Queries, { modelId, leaseId }: RenewTrainingRequest): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update label_model set training_until = ${leaseEnd}
    where id = ${modelId} and training_lease = ${leaseId}`.execute(db);
  return numAffectedRows > 0n;
}

/**
 * Ends a training. A version that came of it is in use from now on; examples that changed while it ran are learnt from soon. False: it
 * was not the caller's any more, and nothing changed.
 */
export function finishTraining(
  { db, log }: Workspace,
  { modelId, leaseId, outcome }: FinishTrainingRequest,
): Promise<boolean> {
  return inTransaction(db, async (trx) => {
    const model = await trx
      .selectFrom('label_model')
      .selectAll()
      .where('id', '=', modelId)
      .where('training_lease', '=', leaseId)
      .forNoKeyUpdate()
      .executeTakeFirst();
    if (!model) return false;
    const changedSince = sql<boolean>`
      retrain_at > training_since + interval '${sql.lit(retrainAfterSeconds)} seconds'`;
    const retryAfterMs = outcome.case === 'retryAfterMs' ? outcome.value : undefined;
    const retrainAt =
      retryAfterMs === undefined
        ? sql<Date | null>`case when ${changedSince} then retrain_at end`
        : sql<Date | null>`case when retrain_at is not null
            then clock_timestamp() + ${retryAfterMs} * interval '1 millisecond' end`;
    const trained = outcome.case === 'trained' ? outcome.value : undefined;
    await trx
      .updateTable('label_model')
      .set({ training_lease: null, training_until: null, training_since: null, retrain_at: retrainAt })
      .$if(trained !== undefined, (query) => query.set({ version: trained?.version, accuracy: trained?.accuracy }))
      .where('id', '=', model.id)
      .execute();
    // What was said before it could label anything stays as it is.
    if (trained && model.version === 0) await skipToNow(trx, model.id);
    return true;
  }).then((held) => {
    if (held) log.announce({ case: 'trainingWaiting', value: {} });
    return held;
  });
}

/** Takes note that ai has removed models. */
export async function forgetModels(db: Queries, modelIds: readonly string[]): Promise<void> {
  if (modelIds.length > 0) await db.deleteFrom('label_model_gone').where('model_id', 'in', modelIds).execute();
}

const leaseEnd = sql<Date>`clock_timestamp() + interval '${sql.lit(leaseSeconds)} seconds'`;

async function beginTraining(trx: OpenTransaction, modelId: string, leaseId: string): Promise<void> {
  await trx
    .updateTable('label_model')
    .set({ training_lease: leaseId, training_since: sql<Date>`clock_timestamp()`, training_until: leaseEnd })
    .where('id', '=', modelId)
    .execute();
}

async function dueModel(trx: OpenTransaction): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from label_model
    where retrain_at <= clock_timestamp() and (training_until is null or training_until <= clock_timestamp())
    order by retrain_at limit 1 for no key update skip locked`.execute(trx);
  return rows[0]?.id;
}

/** When a model may be due that nobody trains, or whose trainer may have been given up; 0: none. */
async function nextInMs(trx: OpenTransaction): Promise<number> {
  const { rows } = await sql<{ ms: number | null }>`
    select (extract(epoch from min(greatest(retrain_at, training_until)) - clock_timestamp()) * 1000)::float8 as ms
    from label_model where retrain_at is not null`.execute(trx);
  const ms = rows[0]?.ms ?? undefined;
  return ms === undefined ? 0 : Math.max(1, Math.ceil(ms));
}

async function goneModels(trx: OpenTransaction): Promise<string[]> {
  const rows = await trx.selectFrom('label_model_gone').select('model_id').limit(goneAtOnce).execute();
  return rows.map(({ model_id }) => model_id);
}
