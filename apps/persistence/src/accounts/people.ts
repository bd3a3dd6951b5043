import { create } from '@bufbuild/protobuf';
import {
  type ChangePasswordRequest as ChatChangePasswordRequest,
  type ListUsersRequest,
  type ListUsersResponse,
  ListUsersResponseSchema,
  type UpdateProfileRequest,
  type User,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { idOfToken, tokenOfId } from '../database/page-token.ts';
import { inTransaction } from '../database/transaction.ts';
import { fold, likeAnywhere } from '../search/fold.ts';
import type { Workspace } from '../workspace.ts';
import { unauthenticated, wrongCredentials } from './account-failures.ts';
import { type AccountRow, namesOfPerson, toSelf, toUser } from './account-row.ts';
import type { Passwords } from './passwords.ts';

const defaultLimit = 100;

/** The account of this id. Throws UNAUTHENTICATED when there is none. */
export async function readAccount(db: Queries, id: string): Promise<AccountRow> {
  const row = await db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw unauthenticated();
  return row;
}

/** Changes the actor's profile and tells everybody. */
export async function updateProfile(
  { db, log }: Workspace,
  actorId: string,
  { displayName }: UpdateProfileRequest,
): Promise<User> {
  if (displayName === undefined) return toSelf(await readAccount(db, actorId));
  const row = await db
    .updateTable('account')
    .set(namesOfPerson(displayName))
    .where('id', '=', actorId)
    .returningAll()
    .executeTakeFirst();
  if (!row) throw unauthenticated();
  log.announce({ case: 'userChanged', value: toUser(row) });
  return toSelf(row);
}

/**
 * Changes the actor's password and ends their sessions but the one that is to stay, telling every gateway.
 * Throws WRONG_CREDENTIALS, OVERLOADED.
 */
export async function changePassword(
  { db, log }: Workspace,
  passwords: Passwords,
  actorId: string,
  { currentPassword, newPassword }: ChatChangePasswordRequest,
  keepCredentialId: string,
): Promise<void> {
  const account = await readAccount(db, actorId);
  if (!(await passwords.verify(account.password_hash, currentPassword))) throw wrongCredentials();
  const password_hash = await passwords.hash(newPassword);
  const ended = await inTransaction(db, async (trx) => {
    const changed = await trx
      .updateTable('account')
      .set({ password_hash })
      .where('id', '=', actorId)
      .where('password_hash', '=', account.password_hash)
      .returning('id')
      .executeTakeFirst();
    if (!changed) throw wrongCredentials(); // changed by somebody else meanwhile
    return trx
      .deleteFrom('session')
      .where('account_id', '=', actorId)
      .$if(keepCredentialId !== '', (query) => query.where('id', '!=', keepCredentialId))
      .returning('id')
      .execute();
  });
  if (ended.length === 0) return;
  log.announce({
    case: 'credentialEnded',
    value: { accountId: actorId, credentialIds: ended.map(({ id }) => id) },
  });
}

/** People by name, a page at a time; or those of the given ids. Throws INVALID_ARGUMENT (pageToken). */
export async function listUsers(
  { db }: Workspace,
  actorId: string,
  { userIds, query, limit: asked, pageToken }: ListUsersRequest,
): Promise<ListUsersResponse> {
  const viewer = await readAccount(db, actorId);
  const inOrder = db.selectFrom('account').selectAll().orderBy('folded_name').orderBy('id');
  if (userIds.length > 0) {
    const rows = await inOrder.where('id', 'in', userIds).execute();
    return create(ListUsersResponseSchema, { users: rows.map((row) => toUser(row, viewer)) });
  }
  const limit = asked || defaultLimit;
  const after = idOfToken(pageToken);
  const rows = await inOrder
    .where('folded_name', 'like', likeAnywhere(fold(query.trim())))
    .where('is_assistant', '=', false)
    .$if(after !== undefined, (page) =>
      page.where(sql<boolean>`(folded_name, id) > (select folded_name, id from account where id = ${after})`),
    )
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return create(ListUsersResponseSchema, {
    users: page.map((row) => toUser(row, viewer)),
    nextPageToken: rows.length > limit && last ? tokenOfId(last.id) : '',
  });
}
