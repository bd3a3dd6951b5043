import { sql } from 'kysely';
import type { SendExtra } from '../log/rich-send.ts';
import type { RoomLog } from '../log/room-log.ts';
import { assistantId } from './assistant-account.ts';

/** A question that nobody has taken after so long is ended: there is no ai service that could. */
const waitSeconds = 10;

/** A send that names the assistant asks it, with the commit of the message. What is passed on from elsewhere asks nothing. */
export const askInRoom = (log: RoomLog): SendExtra => ({
  async after(rich, stored) {
    const { trx, room, send, draft } = rich;
    if (!stored.mentions?.includes(assistantId) || stored.sender_id === assistantId || draft.forwarded) return;
    await sql`
      insert into assistant_question (message_id, room_id, asked_by, asked_at, leased_until)
      values (
        ${stored.id}, ${room.id}, ${send.senderId}, clock_timestamp(),
        clock_timestamp() + interval '${sql.lit(waitSeconds)} seconds'
      )`.execute(trx);
    rich.afterCommit(() => log.announce({ case: 'answersWaiting', value: {} }));
  },
});
