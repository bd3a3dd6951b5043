import { create } from '@bufbuild/protobuf';
import { type GetUsageResponse, GetUsageResponseSchema } from '@prosa/proto/chat';
import { sql } from 'kysely';
import type { OpenTransaction } from '../database/transaction.ts';
import { quotaExceeded } from './file-failures.ts';
import type { Files } from './files.ts';

/** Under this id the bytes of all together are counted. */
const everybody = '00000000-0000-0000-0000-000000000000';

/**
 * Takes room for a file. The counters are locked until the end of the transaction, the account's first, so that many
 * uploads at once cannot pass the limit together. Throws QUOTA_EXCEEDED.
 */
export async function takeRoom(
  trx: OpenTransaction,
  { limits }: Pick<Files, 'limits'>,
  accountId: string,
  bytes: bigint,
): Promise<void> {
  const mine = await add(trx, accountId, bytes);
  if (limits.accountQuotaBytes > 0n && mine > limits.accountQuotaBytes) {
    throw quotaExceeded('account', limits.accountQuotaBytes);
  }
  const all = await add(trx, everybody, bytes);
  if (limits.workspaceQuotaBytes > 0n && all > limits.workspaceQuotaBytes) {
    throw quotaExceeded('workspace', limits.workspaceQuotaBytes);
  }
}

/** Gives back the room of files that are gone. */
export async function giveRoomBack(
  trx: OpenTransaction,
  files: readonly { owner_id: string; size_bytes: bigint }[],
): Promise<void> {
  const owners = new Map<string, bigint>();
  for (const { owner_id, size_bytes } of files) owners.set(owner_id, (owners.get(owner_id) ?? 0n) + size_bytes);
  let all = 0n;
  // In the order of the ids: whoever else gives back waits for this instead of standing against it.
  for (const [owner, bytes] of [...owners].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await add(trx, owner, -bytes);
    all += bytes;
  }
  if (owners.size > 0) await add(trx, everybody, -all);
}

async function add(trx: OpenTransaction, accountId: string, bytes: bigint): Promise<bigint> {
  const { rows } = await sql<{ bytes: bigint }>`
    insert into file_usage (account_id, bytes) values (${accountId}, ${String(bytes)})
    on conflict (account_id) do update set bytes = file_usage.bytes + excluded.bytes
    returning bytes`.execute(trx);
  return rows[0]?.bytes ?? 0n;
}

/** What an account and the workspace take up, and may. */
export async function getUsage({ db, limits }: Files, actorId: string): Promise<GetUsageResponse> {
  const rows = await db.selectFrom('file_usage').selectAll().where('account_id', 'in', [actorId, everybody]).execute();
  const of = (id: string) => rows.find(({ account_id }) => account_id === id)?.bytes ?? 0n;
  return create(GetUsageResponseSchema, {
    usedBytes: of(actorId),
    quotaBytes: limits.accountQuotaBytes,
    workspaceUsedBytes: of(everybody),
    workspaceQuotaBytes: limits.workspaceQuotaBytes,
    maxFileBytes: limits.maxFileBytes,
  });
}
