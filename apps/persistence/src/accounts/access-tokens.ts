import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type AccessToken, AccessTokenSchema, type RevokeAccessTokenRequest } from '@prosa/proto/chat';
import type { CreateAccessTokenRequest } from '@prosa/proto/persistence';
import type { Selectable } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { invalidArgument, shownName } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import type { Database } from '../database/schema.ts';
import { toDate } from '../database/times.ts';
import { request } from '../request.ts';
import type { Workspace } from '../workspace.ts';
import { accessTokenNotFound } from './account-failures.ts';

/** Keeps a token of the actor's. Throws INVALID_ARGUMENT (name, expiresAt): blank; over already. */
export async function createAccessToken(db: Queries, call: CreateAccessTokenRequest): Promise<AccessToken> {
  const [actorId, { name, expiresAt }] = request(call);
  const end = expiresAt ? toDate(expiresAt, 'expiresAt') : null;
  if (end && end.getTime() <= Date.now()) throw invalidArgument('expiresAt', 'must be in the future');
  const row = await db
    .insertInto('access_token')
    .values({
      id: uuidv7(),
      account_id: actorId,
      secret_hash: Buffer.from(call.secretHash),
      name: shownName(name, 'name'),
      created_at: databaseNow,
      expires_at: end,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toAccessToken(row);
}

/** The actor's tokens, newest first. */
export async function listAccessTokens(db: Queries, actorId: string): Promise<AccessToken[]> {
  const rows = await db
    .selectFrom('access_token')
    .selectAll()
    .where('account_id', '=', actorId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(toAccessToken);
}

/** Ends a token of the actor's and tells every gateway. Throws ACCESS_TOKEN_NOT_FOUND. */
export async function revokeAccessToken(
  { db, log }: Workspace,
  actorId: string,
  { accessTokenId }: RevokeAccessTokenRequest,
): Promise<void> {
  const ended = await db
    .deleteFrom('access_token')
    .where('id', '=', accessTokenId)
    .where('account_id', '=', actorId)
    .returning('id')
    .executeTakeFirst();
  if (!ended) throw accessTokenNotFound();
  log.announce({ case: 'credentialEnded', value: { accountId: actorId, credentialIds: [ended.id] } });
}

function toAccessToken(row: Selectable<Database['access_token']>): AccessToken {
  return create(AccessTokenSchema, {
    id: row.id,
    name: row.name,
    createdAt: timestampFromDate(row.created_at),
    expiresAt: row.expires_at ? timestampFromDate(row.expires_at) : undefined,
    lastUsedAt: row.last_used_at ? timestampFromDate(row.last_used_at) : undefined,
  });
}
