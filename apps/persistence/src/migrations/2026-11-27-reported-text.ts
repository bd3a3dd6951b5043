import { sql, type Kysely } from 'kysely';

/** What a person handed over with a report: whoever may not read the room gets this text and nothing that was written later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table review add column reported_text text`.execute(db); // null: nobody reported it, or it is deleted
  await sql`
    update review set reported_text = message.text from message
    where message.id = review.message_id and review.reported and message.deleted_at is null`.execute(db);
}
