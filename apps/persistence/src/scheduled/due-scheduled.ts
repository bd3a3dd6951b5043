import { create } from '@bufbuild/protobuf';
import { Code, ConnectError } from '@connectrpc/connect';
import { PersonalSection, SendMessageRequestSchema } from '@prosa/proto/chat';
import { AppendItemSchema } from '@prosa/proto/persistence';
import { reasonOf } from '@prosa/service';
import { sql } from 'kysely';
import { dropKeptFiles } from '../files/message-files.ts';
import type { NewSend } from '../log/append-batch.ts';
import { checkSend } from '../log/check-send.ts';
import type { SendOutcome } from '../log/send-outcome.ts';
import type { DueWork } from '../personal/due-worker.ts';
import { tryChangePersonal } from '../personal/personal-revision.ts';
import type { Workspace } from '../workspace.ts';
import { pollOf, type ScheduledRow } from './scheduled-row.ts';

const messagesAtOnce = 100;
/** After so many tries that might have been made again the message counts as failed: a little more than an hour. */
const maxTries = 20;
/** Refusals that will not be different later. */
const final: ReadonlySet<Code> = new Set([
  Code.NotFound,
  Code.FailedPrecondition,
  Code.PermissionDenied,
  Code.InvalidArgument,
]);

/** How a message is stored: `settle` is told once. */
export type SubmitSend = (send: NewSend, settle: (outcome: SendOutcome) => void) => void;

/**
 * Sends messages at their time, by the way that every message goes. Any number of processes may do this: a message is sent
 * under its account's lock, which a process that is killed gives back, and its id is the client_message_id, so that
 * a second try, by whomever, finds the first. The row goes when the message is known to be stored.
 */
export function dueScheduled(workspace: Workspace, submit: SubmitSend): DueWork {
  const { db } = workspace;
  return {
    async nextInMs() {
      const { rows } = await sql<{ ms: number | null }>`
        select (extract(epoch from min(try_at) - clock_timestamp()) * 1000)::float8 as ms
        from scheduled_message where failure is null`.execute(db);
      return rows[0]?.ms ?? undefined;
    },

    async run() {
      const { rows } = await sql<Pick<ScheduledRow, 'account_id' | 'id'>>`
        select account_id, id from scheduled_message where failure is null and try_at <= clock_timestamp()
        order by try_at limit ${messagesAtOnce}`.execute(db);
      for (const row of rows) await sendOne(row);
    },
  };

  async function sendOne({ account_id, id }: Pick<ScheduledRow, 'account_id' | 'id'>): Promise<void> {
    await tryChangePersonal(workspace, account_id, async (trx) => {
      const row = await trx
        .selectFrom('scheduled_message')
        .selectAll()
        .where('account_id', '=', account_id)
        .where('id', '=', id)
        .where('failure', 'is', null)
        .where('try_at', '<=', sql<Date>`clock_timestamp()`)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!row) return { result: undefined, sections: [] };
      const error = await send(row);
      const mine = { account_id, id };
      if (!error) {
        await trx
          .deleteFrom('scheduled_message')
          .where((eb) => eb.and(mine))
          .execute();
        // None are left, unless another message had this id before.
        await dropKeptFiles(trx, account_id, id);
        return { result: undefined, sections: [PersonalSection.SCHEDULED] };
      }
      const failed = final.has(error.code) || row.tries + 1 >= maxTries;
      await trx
        .updateTable('scheduled_message')
        .set({
          tries: row.tries + 1,
          try_at: sql<Date>`clock_timestamp() + least(power(2, ${row.tries}), 300) * interval '1 second'`,
          failure: failed ? (reasonOf(error) ?? 'INTERNAL') : null,
        })
        .where((eb) => eb.and(mine))
        .execute();
      return { result: undefined, sections: failed ? [PersonalSection.SCHEDULED] : [] };
    });
  }

  /** Why it was not stored; undefined: it is. */
  async function send(row: ScheduledRow): Promise<ConnectError | undefined> {
    const request = create(SendMessageRequestSchema, {
      roomId: row.room_id,
      clientMessageId: row.id,
      text: row.text,
      replyToMessageId: row.reply_to_message_id ?? '',
      threadRootMessageId: row.thread_root_message_id ?? '',
      // What they show stands with the files already.
      attachmentIds: row.attachment_ids,
      poll: pollOf(row),
    });
    const checked = checkSend(create(AppendItemSchema, { actorId: row.account_id, request }));
    if (checked instanceof ConnectError) return checked;
    const outcome = await new Promise<SendOutcome>((resolve) => submit(checked, resolve));
    return 'error' in outcome ? outcome.error : undefined;
  }
}
