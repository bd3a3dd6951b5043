import { type SignUpRequest as ChatSignUpRequest, SignUpPolicy, type User, UserRole } from '@prosa/proto/chat';
import type { NewSession, SignUpRequest } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { isUniqueViolation } from '../database/failures.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { emailTaken, inviteInvalid, signUpClosed } from './account-failures.ts';
import { namesOfPerson, toSelf } from './account-row.ts';
import type { Passwords } from './passwords.ts';
import { insertSession } from './sessions.ts';

/**
 * Makes an account and its first session. The very first account owns the workspace and may name it; everybody after
 * that needs what the policy asks for. Throws EMAIL_TAKEN, SIGN_UP_CLOSED, INVITE_INVALID, OVERLOADED.
 */
export async function signUp(db: Queries, passwords: Passwords, call: SignUpRequest): Promise<User> {
  const { request, session } = call;
  if (!request) throw invalidArgument('request', 'value is required');
  if (!session) throw invalidArgument('session', 'value is required');
  // Refused before the password is hashed, which is dear; decided again in the transaction.
  await requireAdmission(db, call);
  const passwordHash = await passwords.hash(request.password);
  try {
    return await inTransaction(db, (trx) => insertAccount(trx, call, request, session, passwordHash));
  } catch (reason) {
    throw isUniqueViolation(reason, 'account_email_key') ? emailTaken() : reason;
  }
}

async function insertAccount(
  trx: OpenTransaction,
  call: SignUpRequest,
  request: ChatSignUpRequest,
  session: NewSession,
  passwordHash: string,
): Promise<User> {
  // One sign-up at a time: of two at once only one is the first.
  await trx.selectFrom('workspace').select('epoch').forUpdate().execute();
  const first = await isFirstRun(trx);
  if (!first) await admit(trx, call);
  if (first && request.workspaceName.trim()) {
    await trx.updateTable('workspace').set({ name: request.workspaceName.trim() }).execute();
  }
  const account = await trx
    .insertInto('account')
    .values({
      id: uuidv7(),
      email: emailKey(request.email),
      ...namesOfPerson(request.displayName),
      role: first ? UserRole.OWNER : UserRole.MEMBER,
      password_hash: passwordHash,
      created_at: databaseNow,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await insertSession(trx, account.id, session);
  return toSelf(account);
}

/** An e-mail as it is kept and compared. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** Whether nobody has an account yet. */
export async function isFirstRun(db: Queries | OpenTransaction): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select exists (select from account where not is_assistant) as taken`.execute(db);
  return rows[0]?.taken !== true;
}

async function requireAdmission(db: Queries, { policy, inviteHash }: SignUpRequest): Promise<void> {
  if (policy === SignUpPolicy.OPEN || (await isFirstRun(db))) return;
  if (policy !== SignUpPolicy.INVITE) throw signUpClosed();
  const { rows } = await sql`
    select from invite
    where secret_hash = ${Buffer.from(inviteHash)} and expires_at > clock_timestamp() and uses < max_uses`.execute(db);
  if (rows.length === 0) throw inviteInvalid();
}

/** Uses the invitation where one is needed. */
async function admit(trx: OpenTransaction, { policy, inviteHash }: SignUpRequest): Promise<void> {
  if (policy === SignUpPolicy.OPEN) return;
  if (policy !== SignUpPolicy.INVITE) throw signUpClosed();
  const used = await trx
    .updateTable('invite')
    .set(({ eb }) => ({ uses: eb('uses', '+', 1) }))
    .where('secret_hash', '=', Buffer.from(inviteHash))
    .where('expires_at', '>', sql<Date>`clock_timestamp()`)
    .whereRef('uses', '<', 'max_uses')
    .returning('id')
    .executeTakeFirst();
  if (!used) throw inviteInvalid();
}
