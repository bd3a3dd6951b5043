import { sql, type Kysely } from 'kysely';

/** JSON documents by collection and id. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table document (
      collection text not null,
      id text not null collate "C",
      body jsonb not null,
      version bigint not null default 1,
      updated_at timestamptz not null,
      primary key (collection, id)
    )`.execute(db);
  await sql`create index document_by_content on document using gin (body jsonb_path_ops)`.execute(db);
}
