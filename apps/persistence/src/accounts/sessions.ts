import type { User } from '@prosa/proto/chat';
import type { NewSession, SignInRequest, SignOutRequest } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import { toDate } from '../database/times.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import type { Workspace } from '../workspace.ts';
import { wrongCredentials } from './account-failures.ts';
import { toSelf } from './account-row.ts';
import type { Passwords } from './passwords.ts';
import { emailKey } from './sign-up.ts';

/** Keeps a session of an account. */
export async function insertSession(trx: OpenTransaction, accountId: string, session: NewSession): Promise<void> {
  if (!session.expiresAt) throw invalidArgument('session.expiresAt', 'value is required');
  await trx
    .insertInto('session')
    .values({
      id: uuidv7(),
      account_id: accountId,
      secret_hash: Buffer.from(session.secretHash),
      user_agent: session.userAgent,
      created_at: databaseNow,
      expires_at: toDate(session.expiresAt, 'session.expiresAt'),
    })
    .execute();
}

/**
 * Checks a password and makes a session. Throws WRONG_CREDENTIALS, alike and in alike time for an unknown e-mail and
 * a wrong password; OVERLOADED.
 */
export async function signIn(db: Queries, passwords: Passwords, { request, session }: SignInRequest): Promise<User> {
  if (!request) throw invalidArgument('request', 'value is required');
  if (!session) throw invalidArgument('session', 'value is required');
  const account = await db
    .selectFrom('account')
    .selectAll()
    .where('email', '=', emailKey(request.email))
    .where('is_assistant', '=', false)
    .executeTakeFirst();
  const right = await passwords.verify(account?.password_hash, request.password);
  if (!account || !right) throw wrongCredentials();
  return inTransaction(db, async (trx) => {
    // The password may have been changed since it was read: who holds the old one must not get in.
    const still = await trx
      .selectFrom('account')
      .selectAll()
      .where('id', '=', account.id)
      .where('password_hash', '=', account.password_hash)
      .forShare()
      .executeTakeFirst();
    if (!still) throw wrongCredentials();
    await trx
      .deleteFrom('session')
      .where('account_id', '=', account.id)
      .where('expires_at', '<=', sql<Date>`clock_timestamp()`)
      .execute();
    await insertSession(trx, account.id, session);
    return toSelf(still);
  });
}

/** Ends a session and tells every gateway; an unknown one is ended already. */
export async function signOut({ db, log }: Workspace, { secretHash }: SignOutRequest): Promise<void> {
  const ended = await db
    .deleteFrom('session')
    .where('secret_hash', '=', Buffer.from(secretHash))
    .returning(['id', 'account_id'])
    .executeTakeFirst();
  if (!ended) return;
  log.announce({ case: 'credentialEnded', value: { accountId: ended.account_id, credentialIds: [ended.id] } });
}
