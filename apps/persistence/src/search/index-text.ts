import { sql } from 'kysely';
import type { OpenTransaction } from '../database/transaction.ts';
import { fold } from './fold.ts';

/** A message's text as search is to find it; an empty text is never found. */
export interface SearchText {
  messageId: string;
  roomId: string;
  senderId: string;
  seq: bigint;
  sentAt: Date;
  text: string;
}

/**
 * Makes search find the text of a changed message from the commit of `trx` on. It also stands where the indexer has
 * not been yet: what that finds there it leaves as it is.
 */
export async function indexText(trx: OpenTransaction, text: SearchText): Promise<void> {
  await sql`
    insert into message_search (message_id, room_id, sender_id, seq, sent_at, folded)
    values (${text.messageId}, ${text.roomId}, ${text.senderId}, ${text.seq}, ${text.sentAt}, ${fold(text.text)})
    on conflict (message_id) do update set folded = excluded.folded`.execute(trx);
}
