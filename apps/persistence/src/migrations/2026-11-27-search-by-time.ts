import { sql, type Kysely } from 'kysely';

/**
 * Search looks for a word of middle frequency in the newest part of the messages first: what the trigrams say of older ones is set
 * aside before any of them is read. They are stored nearly in the order of time, so a summary of each stretch is enough: a few
 * kilobytes for millions of messages.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index message_search_by_time on message_search using brin (sent_at) with (autosummarize = on)`.execute(db);
}
