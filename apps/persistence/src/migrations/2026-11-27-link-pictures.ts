import { sql, type Kysely } from 'kysely';

/** The small pictures of link previews, about 10 KB each; message.link_previews names them as pictureId. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table link_picture (
      id uuid primary key,
      message_id uuid not null,
      room_id uuid not null,
      url text not null,                     -- the link of its preview
      bytes bytea not null,                  -- WebP
      sha256 bytea not null
    )`.execute(db);
  await sql`create index link_picture_of_message on link_picture (message_id)`.execute(db);
}
