import { sql } from 'kysely';
import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageRow } from './message-row.ts';

/** What is asked of a message whose mentions change. */
type Mentioning = Pick<MessageRow, 'id' | 'room_id' | 'seq' | 'sender_id' | 'mentions' | 'thread_root_message_id'>;

/** Keeps whom a message names, in place of whom it named (`message.mentions`). Authors do not name themselves. */
export async function replaceMentions(
  trx: OpenTransaction,
  message: Mentioning,
  userIds: readonly string[],
): Promise<void> {
  const { id, room_id, seq, sender_id, thread_root_message_id } = message;
  if (message.mentions) {
    await trx
      .deleteFrom('mention')
      .where('account_id', 'in', message.mentions)
      .where('room_id', '=', room_id)
      .where('seq', '=', seq)
      .execute();
  }
  const named = userIds.filter((userId) => userId !== sender_id);
  if (named.length === 0) return;
  await sql`
    insert into mention (account_id, room_id, seq, message_id, thread_root_message_id)
    select id, ${room_id}, ${seq}, ${id}, ${thread_root_message_id} from unnest(${named}::uuid[]) id`.execute(trx);
}
