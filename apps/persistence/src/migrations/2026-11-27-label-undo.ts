import { sql, type Kysely } from 'kysely';

/** What stood before a person said what a message is: they may take that back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table label_undo (
      model_id uuid not null references label_model on delete cascade,
      message_id uuid not null,
      actor_id uuid not null,                -- who said it last
      revision bigint not null,              -- of the message, with that
      edited_at timestamptz,                 -- of the text of which it was said
      label jsonb,                           -- as in message.labels; null: there was none of the model
      example jsonb,                         -- {id, label, messageId, roomId, addedBy, addedAt}; null: the text was none
      primary key (model_id, message_id)
    )`.execute(db);
  await sql`create index label_undo_of_message on label_undo (message_id)`.execute(db);
}
