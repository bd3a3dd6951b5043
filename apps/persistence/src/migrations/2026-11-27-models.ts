import { sql, type Kysely } from 'kysely';

/** Models that label messages, what they learn from, where they stand in the logs, and what moderators are to look at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table label_model (
      id uuid primary key,
      name text not null,
      folded_name text not null collate "C" unique,
      labels text[] not null,
      review_labels text[] not null default '{}',
      threshold double precision not null default 0.7,
      paused boolean not null default false,
      version integer not null default 0,    -- in use; 0: never trained
      accuracy double precision not null default 0,
      example_counts jsonb not null default '{}', -- {label: examples}
      creator_id uuid not null references account,
      created_at timestamptz not null,
      retrain_at timestamptz,                -- people corrected it: to be trained then
      training_lease uuid,                   -- of who trains it
      training_since timestamptz,
      training_until timestamptz             -- whoever trains is given up then
    )`.execute(db);
  await sql`create index label_model_to_train on label_model (retrain_at) where retrain_at is not null`.execute(db);
  await sql`
    -- Deleted here, not yet at ai.
    create table label_model_gone (model_id uuid primary key)`.execute(db);
  await sql`
    create table label_model_room (
      model_id uuid not null references label_model on delete cascade,
      room_id uuid not null references room,
      seq bigint not null,                   -- the log is labelled up to here
      lease_id uuid,
      leased_until timestamptz,
      primary key (model_id, room_id)
    )`.execute(db);
  await sql`create index label_model_room_by_room on label_model_room (room_id)`.execute(db);
  await sql`
    -- Messages whose text was changed.
    create table label_again (
      model_id uuid not null references label_model on delete cascade,
      message_id uuid not null,
      lease_id uuid,
      leased_until timestamptz,
      primary key (model_id, message_id)
    )`.execute(db);
  await sql`
    -- Messages of which a model is not sure and at which nobody has looked.
    create table label_question (
      model_id uuid not null references label_model on delete cascade,
      message_id uuid not null,
      room_id uuid not null,
      confidence double precision not null,
      primary key (model_id, message_id)
    )`.execute(db);
  await sql`create index label_question_by_confidence on label_question (model_id, confidence)`.execute(db);
  await sql`create index label_question_of_message on label_question (message_id)`.execute(db);
  await sql`
    create table label_example (
      id uuid primary key,
      model_id uuid not null references label_model on delete cascade,
      text text not null,
      text_hash bytea not null,              -- SHA-256
      label text not null,
      message_id uuid,                       -- where the text was taken from
      room_id uuid,
      added_by uuid not null,
      added_at timestamptz not null
    )`.execute(db);
  await sql`create unique index label_example_once on label_example (model_id, text_hash)`.execute(db);
  await sql`create index label_example_newest on label_example (model_id, id)`.execute(db);
  await sql`create index label_example_by_label on label_example (model_id, label, id)`.execute(db);
  await sql`create index label_example_of_message on label_example (message_id) where message_id is not null`.execute(
    db,
  );

  // [{modelId, label, confidence, certain, setBy}]; null: none.
  await sql`alter table message add column labels jsonb`.execute(db);

  await sql`
    create table review (
      id uuid primary key,
      message_id uuid not null,
      room_id uuid not null,
      author_id uuid not null,
      opened_at timestamptz not null,
      reported boolean not null default false, -- by a person
      flags jsonb not null default '[]',     -- [{modelId, modelName, label, confidence}]
      decision smallint not null default 0,  -- prosa.chat.v1.ReviewDecision
      decided_by uuid,
      decided_at timestamptz
    )`.execute(db);
  await sql`create unique index review_open on review (message_id) where decision = 0`.execute(db);
  await sql`create index review_waiting on review (opened_at, id) where decision = 0`.execute(db);
  await sql`create index review_decided on review (decided_at, id) where decision <> 0`.execute(db);
  await sql`create index review_of_message on review (message_id)`.execute(db);
  await sql`create index review_by_author on review (author_id)`.execute(db);
  await sql`
    create table report (
      review_id uuid not null references review,
      reporter_id uuid not null,
      reason smallint not null,              -- prosa.chat.v1.ReportReason
      note text not null,
      reported_at timestamptz not null,
      primary key (review_id, reporter_id)
    )`.execute(db);
  await sql`create index report_by_reporter on report (reporter_id, reported_at)`.execute(db);
}
