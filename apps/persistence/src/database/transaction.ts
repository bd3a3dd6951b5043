import type { Transaction } from 'kysely';
import type { Queries } from './connect.ts';
import { isWorthAnotherTry } from './failures.ts';
import type { Database } from './schema.ts';

/** A transaction of PostgreSQL in which queries are run. */
export type OpenTransaction = Transaction<Database>;

/**
 * Runs `work` in a transaction: commits when it returns, rolls back and rethrows when it throws. A deadlock or
 * serialization failure runs it again, three times in all.
 */
export async function inTransaction<T>(db: Queries, work: (trx: OpenTransaction) => Promise<T>): Promise<T> {
  for (let run = 1; ; run++) {
    try {
      return await db.transaction().execute(work);
    } catch (reason) {
      if (run >= 3 || !isWorthAnotherTry(reason)) throw reason;
    }
  }
}
