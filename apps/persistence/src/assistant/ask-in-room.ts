import { sql } from 'kysely';
import type { SendExtra } from '../log/rich-send.ts';
import type { RoomLog } from '../log/room-log.ts';
import { assistantId } from './assistant-account.ts';
import { maxWaitingOfOne, untakenSeconds } from './waiting-questions.ts';

/** A send that names the assistant asks it, with the commit of the message. What is passed on from elsewhere asks nothing. */
export const askInRoom = (log: RoomLog): SendExtra => ({
  async after(rich, stored) {
    const { trx, room, send, draft } = rich;
    if (!stored.mentions?.includes(assistantId) || stored.sender_id === assistantId || draft.forwarded) return;
    await sql`
      insert into assistant_question (message_id, room_id, asked_by, asked_at, leased_until)
      select ${stored.id}, ${room.id}, ${send.senderId}, now.at, case
        when (
          select count(*) from assistant_question q where q.asked_by = ${send.senderId} and q.lease_id is null
        ) >= ${maxWaitingOfOne} then now.at
        else now.at + interval '${sql.lit(untakenSeconds)} seconds'
      end
      from (select clock_timestamp() as at) now`.execute(trx);
    rich.afterCommit(() => log.announce({ case: 'answersWaiting', value: {} }));
  },
});
