import { sql } from 'kysely';
import type { OpenTransaction } from '../database/transaction.ts';

/** A training waits so long for more corrections, in seconds. */
export const retrainAfterSeconds = 5;

/**
 * A model that was trained before learns anew, some seconds after its examples last changed; false: it never was trained, and people
 * train it when they have enough. The model's row is locked.
 */
export async function retrainSoon(trx: OpenTransaction, modelId: string): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update label_model set retrain_at = clock_timestamp() + interval '${sql.lit(retrainAfterSeconds)} seconds'
    where id = ${modelId} and version > 0`.execute(trx);
  return numAffectedRows > 0n;
}
