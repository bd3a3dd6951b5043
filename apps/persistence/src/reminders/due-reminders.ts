import { PersonalSection } from '@prosa/proto/chat';
import { sql } from 'kysely';
import { databaseNow } from '../database/now.ts';
import type { DueWork } from '../personal/due-worker.ts';
import { tryChangePersonal } from '../personal/personal-revision.ts';
import type { Workspace } from '../workspace.ts';
import { withMessages } from './reminders.ts';

/** Accounts that are looked at in one go. */
const accountsAtOnce = 100;

/**
 * Makes reminders due at their time, each once however many processes do this: what makes one due is the update under the
 * account's lock. The streams are told after the commit; who is not told finds it in the list.
 */
export function dueReminders(workspace: Workspace): DueWork {
  const { db, log } = workspace;
  return {
    async nextInMs() {
      const { rows } = await sql<{ ms: number | null }>`
        select (extract(epoch from min(remind_at) - clock_timestamp()) * 1000)::float8 as ms
        from reminder where due_since is null`.execute(db);
      return rows[0]?.ms ?? undefined;
    },

    async run() {
      const { rows } = await sql<{ account_id: string }>`
        select distinct account_id from (
          select account_id from reminder where due_since is null and remind_at <= clock_timestamp()
          order by remind_at limit ${accountsAtOnce}
        ) due`.execute(db);
      for (const { account_id } of rows) await makeDue(account_id);
    },
  };

  async function makeDue(accountId: string): Promise<void> {
    const changed = await tryChangePersonal(workspace, accountId, async (trx) => {
      const due = await trx
        .updateTable('reminder')
        .set({ due_since: databaseNow })
        .where('account_id', '=', accountId)
        .where('due_since', 'is', null)
        .where('remind_at', '<=', sql<Date>`clock_timestamp()`)
        .returningAll()
        .execute();
      return { result: due, sections: due.length > 0 ? [PersonalSection.REMINDERS] : [] };
    });
    for (const reminder of await withMessages(db, accountId, changed?.result ?? [])) {
      log.announce({ case: 'reminderDue', value: { accountId, due: { reminder } } });
    }
  }
}
