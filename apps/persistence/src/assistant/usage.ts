import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { usedUp } from './assistant-failures.ts';

/** How much the assistant may do a day (UTC); 0: no limit. */
export interface AssistantLimits {
  /** Questions and summaries of one account, and of all together. */
  accountRequests: number;
  workspaceRequests: number;
  /** Tokens of language models for one account, and for all together. */
  accountTokens: number;
  workspaceTokens: number;
}

/** No limit, as the contract says it. */
const unlimited = 4_294_967_295;
const workspaceId = '00000000-0000-0000-0000-000000000000';
const today = sql<string>`(clock_timestamp() at time zone 'utc')::date`;

interface Usage {
  account_id: string;
  requests: number;
  tokens: bigint;
}

/**
 * Counts a request of an account with the commit of `trx`, so that what was asked and what was counted are one. Throws
 * RATE_LIMITED when the account or the workspace has none left, or no tokens; the metadata says which. Everybody's counts
 * meet in one row: count last.
 */
export async function countRequest(trx: OpenTransaction, limits: AssistantLimits, accountId: string): Promise<void> {
  await refuseUsedUp(await add(trx, accountId, 1, 0), limits, 1, trx);
}

/** Throws as `countRequest` does, and counts nothing: asked before dear work, and for what is no request of its own. */
export async function requireLeft(trx: OpenTransaction, limits: AssistantLimits, accountId: string): Promise<void> {
  await refuseUsedUp(await read(trx, accountId), limits, 0, trx);
}

/** Counts tokens that a language model took for an account. */
export async function recordTokens(db: Queries, accountId: string, tokens: number): Promise<void> {
  if (tokens > 0) await add(db, accountId, 0, tokens);
}

/** How many requests the account has left today; 4294967295: no limit. */
export async function requestsLeft(db: Queries, limits: AssistantLimits, accountId: string): Promise<number> {
  const rows = await read(db, accountId);
  const left = (id: string, limit: number) =>
    limit === 0 ? unlimited : Math.max(0, limit - (rows.find((row) => row.account_id === id)?.requests ?? 0));
  return Math.min(left(accountId, limits.accountRequests), left(workspaceId, limits.workspaceRequests));
}

/** Gives both rows after it. They are locked in the order of their ids, as everywhere. */
async function add(
  db: Queries | OpenTransaction,
  accountId: string,
  requests: number,
  tokens: number,
): Promise<readonly Usage[]> {
  const { rows } = await sql<Usage>`
    insert into assistant_usage as u (day, account_id, requests, tokens)
    select ${today}, id, ${requests}::integer, ${tokens}::bigint from unnest(${[workspaceId, accountId]}::uuid[]) id
    order by id
    on conflict (day, account_id) do update
      set requests = u.requests + excluded.requests, tokens = u.tokens + excluded.tokens
    returning account_id, requests, tokens`.execute(db);
  return rows;
}

async function read(db: Queries | OpenTransaction, accountId: string): Promise<readonly Usage[]> {
  const { rows } = await sql<Usage>`
    select account_id, requests, tokens from assistant_usage
    where day = ${today} and account_id = any (${[workspaceId, accountId]}::uuid[])`.execute(db);
  return rows;
}

/** @param counted requests that the rows have more than were made before this one */
async function refuseUsedUp(
  rows: readonly Usage[],
  limits: AssistantLimits,
  counted: number,
  db: Queries | OpenTransaction,
): Promise<void> {
  for (const { account_id, requests, tokens } of rows) {
    const all = account_id === workspaceId;
    const maxRequests = all ? limits.workspaceRequests : limits.accountRequests;
    const maxTokens = all ? limits.workspaceTokens : limits.accountTokens;
    const over = {
      requests: maxRequests > 0 && requests - counted >= maxRequests,
      tokens: maxTokens > 0 && tokens >= maxTokens,
    };
    const what = over.requests ? 'requests' : over.tokens ? 'tokens' : undefined;
    if (what) throw usedUp(all ? 'workspace' : 'account', what, await untilTomorrowMs(db));
  }
}

async function untilTomorrowMs(db: Queries | OpenTransaction): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from (${today} + 1)::timestamp - (clock_timestamp() at time zone 'utc')) * 1000)::float8 as ms`.execute(
    db,
  );
  return Math.ceil(rows[0]?.ms ?? 0);
}
