import { sql, type Kysely } from 'kysely';

/** Polls with their votes, and where forwarded messages come from: both in the message, read with it in one row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table message
      add column forwarded jsonb, -- {messageId, roomId, senderId, sentAt}
      add column poll jsonb       -- {multiple, anonymous, options: [{text, voters}], closedAt, closedBy}`.execute(db);
}
