import type { PersonalSection } from '@prosa/proto/chat';
import { unauthenticated } from '../accounts/account-failures.ts';
import type { Queries } from '../database/connect.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import type { Workspace } from '../workspace.ts';

/** What became of a change: what the caller gets, and what changed of the person's; nothing changed: no section. */
export interface PersonalOutcome<T> {
  result: T;
  sections: readonly PersonalSection[];
}

/**
 * How often something personal of the account has changed; 0 when there is no such account. Read it before what it
 * is to speak for: changes up to it are then contained.
 */
export async function readPersonalRevision(db: Queries, accountId: string): Promise<bigint> {
  const row = await db.selectFrom('account').select('personal_revision').where('id', '=', accountId).executeTakeFirst();
  return row?.personal_revision ?? 0n;
}

/**
 * Changes something personal of an account. Changes of one account run one after another, so `work` may count and
 * compare; `revision` is that of this change. When something changed, all of the person's streams are told after the
 * commit. Throws UNAUTHENTICATED when there is no such account.
 */
export async function changePersonal<T>(
  workspace: Workspace,
  accountId: string,
  work: PersonalWork<T>,
): Promise<PersonalChanged<T>> {
  const changed = await change(workspace, accountId, work, 'wait');
  if (!changed) throw unauthenticated();
  return changed;
}

/** As `changePersonal`; undefined, and nothing done, when something else of the account is being changed just now. */
export function tryChangePersonal<T>(
  workspace: Workspace,
  accountId: string,
  work: PersonalWork<T>,
): Promise<PersonalChanged<T> | undefined> {
  return change(workspace, accountId, work, 'skip');
}

type PersonalWork<T> = (trx: OpenTransaction, revision: bigint) => Promise<PersonalOutcome<T>>;
/** What `work` gave, and the account's revision after it. */
type PersonalChanged<T> = { result: T; revision: bigint };

async function change<T>(
  { db, log }: Workspace,
  accountId: string,
  work: PersonalWork<T>,
  whenLocked: 'wait' | 'skip',
): Promise<PersonalChanged<T> | undefined> {
  const done = await inTransaction(db, async (trx) => {
    const before = await trx
      .selectFrom('account')
      .select('personal_revision')
      .where('id', '=', accountId)
      .forNoKeyUpdate()
      .$if(whenLocked === 'skip', (query) => query.skipLocked())
      .executeTakeFirst();
    if (!before) return undefined;
    const next = before.personal_revision + 1n;
    const outcome = await work(trx, next);
    if (outcome.sections.length === 0) return { ...outcome, revision: before.personal_revision };
    await trx.updateTable('account').set({ personal_revision: next }).where('id', '=', accountId).execute();
    return { ...outcome, revision: next };
  });
  if (!done) return undefined;
  const { result, sections, revision } = done;
  if (sections.length > 0) {
    log.announce({ case: 'personalChanged', value: { accountId, change: { revision, sections: [...sections] } } });
  }
  return { result, revision };
}
