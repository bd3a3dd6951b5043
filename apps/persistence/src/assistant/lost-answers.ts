import { AnswerState } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { inTransaction } from '../database/transaction.ts';
import type { DueWork } from '../personal/due-worker.ts';
import type { Workspace } from '../workspace.ts';
import { endAnswer, lockRoom, storeAnswer } from './answer-message.ts';
import { whyUntaken } from './waiting-questions.ts';

const atOnce = 20;

/**
 * Ends answers whose maker went away, with the text that is known, and questions that nobody took, saying why: so nothing grows for ever. Any number
 * of processes may do this at once; each answer is ended under its room's lock.
 */
export function lostAnswers({ db, log }: Workspace): DueWork {
  return {
    async nextInMs() {
      const { rows } = await sql<{ ms: number | null }>`
        select (extract(epoch from min(leased_until) - clock_timestamp()) * 1000)::float8 as ms
        from assistant_question`.execute(db);
      return rows[0]?.ms ?? undefined;
    },

    async run() {
      const { rows } = await sql<{ message_id: string; room_id: string }>`
        select message_id, room_id from assistant_question where leased_until <= clock_timestamp()
        order by leased_until limit ${atOnce}`.execute(db);
      for (const { message_id, room_id } of rows) {
        const event = await end(message_id, room_id);
        if (event) log.publish([event]);
      }
    },
  };

  function end(questionId: string, roomId: string): Promise<LogEvent | undefined> {
    return inTransaction(db, async (trx) => {
      const room = await lockRoom(trx, roomId);
      const { rows } = await sql<{ answer_id: string | null; text: string; failure: string }>`
        delete from assistant_question q where message_id = ${questionId} and leased_until <= clock_timestamp()
        returning answer_id, text, ${whyUntaken} as failure`.execute(trx);
      const [lost] = rows;
      if (!lost) return undefined;
      const state = AnswerState.INTERRUPTED;
      if (lost.answer_id) return endAnswer(trx, log, lost.answer_id, { state, text: lost.text });
      const asking = await trx.selectFrom('message').selectAll().where('id', '=', questionId).executeTakeFirst();
      if (!asking || asking.deleted_at || room.archived_at || room.assistant_off) return undefined;
      return (await storeAnswer(trx, log, room, asking, { state, failure: lost.failure })).event;
    });
  }
}
