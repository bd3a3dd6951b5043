import type { StopAnswerRequest } from '@prosa/proto/chat';
import type { FinishAnswerRequest, RenewAnswerRequest } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { inTransaction } from '../database/transaction.ts';
import { readableMessage } from '../messages/access.ts';
import { messageNotFound, notTheAuthor } from '../messages/message-failures.ts';
import { moderates } from '../rooms/access.ts';
import type { Workspace } from '../workspace.ts';
import { endAnswer, lockRoom } from './answer-message.ts';
import { leaseMs } from './lease-answer.ts';
import { keepWaiting } from './waiting-questions.ts';

/**
 * Goes on with an answer and keeps its text so far; who waits for their turn goes on waiting. Gives whether it is to stop: somebody wants it, or the assistant was switched off
 * meanwhile. Throws MESSAGE_NOT_FOUND when the lease is lost or the message deleted.
 */
export async function renewAnswer(
  { db }: Workspace,
  { messageId, leaseId, text }: RenewAnswerRequest,
): Promise<boolean> {
  const { rows } = await sql<{ stop: boolean }>`
    update assistant_question q set text = ${text}, leased_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    from message m, room r, workspace w
    where q.answer_id = ${messageId} and q.lease_id = ${leaseId} and m.id = q.answer_id and m.deleted_at is null
      and r.id = q.room_id
    returning q.stop or r.assistant_off or w.assistant_off as stop`.execute(db);
  const [row] = rows;
  if (!row) throw messageNotFound(messageId);
  await keepWaiting(db);
  return row.stop;
}

/** Ends an answer with one edit. Throws MESSAGE_NOT_FOUND when the lease is lost: it was ended, and nothing is changed. */
export async function finishAnswer({ db, log }: Workspace, request: FinishAnswerRequest): Promise<void> {
  const { messageId, leaseId, text, state, citations, done, failure } = request;
  const event = await inTransaction(db, async (trx) => {
    const held = trx
      .selectFrom('assistant_question')
      .where('answer_id', '=', messageId)
      .where('lease_id', '=', leaseId);
    const place = await held.select('room_id').executeTakeFirst();
    if (!place) throw messageNotFound(messageId);
    await lockRoom(trx, place.room_id);
    const still = await held.select('message_id').forUpdate().executeTakeFirst();
    if (!still) throw messageNotFound(messageId);
    await trx.deleteFrom('assistant_question').where('message_id', '=', still.message_id).execute();
    return endAnswer(trx, log, messageId, { state, text, citations, done, failure });
  });
  if (event) log.publish([event]);
}

/**
 * Asks whoever makes the answer to stop; whole already: no change. Throws MESSAGE_NOT_FOUND, NOT_THE_AUTHOR to who neither asked nor
 * moderates.
 */
export async function stopAnswer({ db, log }: Workspace, actorId: string, request: StopAnswerRequest): Promise<void> {
  const messageId = request.messageId.toLowerCase();
  const access = await readableMessage(db, messageId, actorId);
  if (!access.message.answer) throw messageNotFound(messageId);
  const { askedByUserId } = access.message.answer as Record<string, string>;
  if (askedByUserId !== actorId && !moderates(access)) throw notTheAuthor();
  const stopped = await db
    .updateTable('assistant_question')
    .set({ stop: true })
    .where('answer_id', '=', messageId)
    .returning('message_id')
    .executeTakeFirst();
  if (stopped) log.announce({ case: 'answerStopped', value: { messageId } });
}
