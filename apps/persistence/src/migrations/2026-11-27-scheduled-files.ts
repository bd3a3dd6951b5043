import { sql, type Kysely } from 'kysely';

/** Files and polls of messages that are to be sent later. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table scheduled_message
      add column attachment_ids uuid[] not null default '{}', -- in the order to show
      add column poll jsonb                                   -- prosa.chat.v1.NewPoll as JSON; null: none`.execute(db);
  // The message to be sent later that the file waits for: until that is sent or cancelled nothing else takes it away.
  await sql`alter table file add column scheduled_id uuid`.execute(db);
  await sql`create index file_of_scheduled on file (scheduled_id) where scheduled_id is not null`.execute(db);
}
