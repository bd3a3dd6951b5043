import { create } from '@bufbuild/protobuf';
import { type GetUsageResponse, GetUsageResponseSchema } from '@prosa/proto/chat';
import { sql } from 'kysely';
import type { OpenTransaction } from '../database/transaction.ts';
import { quotaExceeded } from './file-failures.ts';
import { contentOf, type FileRow } from './file-row.ts';
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
  await takeShare(trx, { limits }, accountId, bytes);
  const all = await add(trx, everybody, bytes);
  if (limits.workspaceQuotaBytes > 0n && all > limits.workspaceQuotaBytes) {
    throw quotaExceeded('workspace', limits.workspaceQuotaBytes);
  }
}

/**
 * Takes room for a file whose bytes are there already: of the account's quota, as it keeps them there from now on, but not
 * of everybody's, as the disk holds them once. Throws QUOTA_EXCEEDED.
 */
export async function takeShare(
  trx: OpenTransaction,
  { limits }: Pick<Files, 'limits'>,
  accountId: string,
  bytes: bigint,
): Promise<void> {
  const mine = await add(trx, accountId, bytes);
  if (limits.accountQuotaBytes > 0n && mine > limits.accountQuotaBytes) {
    throw quotaExceeded('account', limits.accountQuotaBytes);
  }
}

/** What must be known of a file to give its room back. */
export const roomColumns = ['id', 'content_id', 'owner_id', 'size_bytes'] as const;

/** Gives back the room of files that were marked as removed: to their owners, and to everybody what no other file shows. */
export async function giveRoomBack(
  trx: OpenTransaction,
  files: readonly Pick<FileRow, (typeof roomColumns)[number]>[],
): Promise<void> {
  if (files.length === 0) return;
  const owners = new Map<string, bigint>();
  for (const { owner_id, size_bytes } of files) owners.set(owner_id, (owners.get(owner_id) ?? 0n) + size_bytes);
  // In the order of the ids: whoever else gives back waits for this instead of standing against it.
  for (const [owner, bytes] of [...owners].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await add(trx, owner, -bytes);
  }
  // Whoever removes another entry of the same bytes at this moment is through, or waits here and sees that these are gone.
  await add(trx, everybody, 0n);
  const contents = new Map(files.map((file) => [contentOf(file), file.size_bytes]));
  for (const content of await contentsInUse(trx, [...contents.keys()])) contents.delete(content);
  await add(trx, everybody, -[...contents.values()].reduce((sum, bytes) => sum + bytes, 0n));
}

/** Those of the contents that a file shows which is not removed. */
async function contentsInUse(trx: OpenTransaction, contents: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ content: string }>`
    select distinct coalesce(content_id, id) as content from file
    where (id = any(${contents}::uuid[]) or content_id = any(${contents}::uuid[])) and removed_at is null`.execute(trx);
  return rows.map(({ content }) => content);
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
