import type { Client } from '@connectrpc/connect';
import type { GetPositionsResponse, LogService } from '@prosa/proto/persistence';
import { Batcher } from '../batcher.ts';

/** Where an account stands in its rooms, by its id. Throws what persistence throws. */
export type Positions = (accountId: string) => Promise<GetPositionsResponse>;

/** Asks persistence for positions; many at once go together. */
export function positionsOf(log: Client<typeof LogService>): Positions {
  const batcher = new Batcher(async (accountIds: readonly string[]) => {
    return (await log.batchGetPositions({ accountIds: [...accountIds] })).accounts;
  });
  return (accountId) => batcher.ask(accountId);
}
