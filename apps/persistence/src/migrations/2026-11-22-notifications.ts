import { sql, type Kysely } from 'kysely';

/** What people hear of their rooms, where it is not the default. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table room_notification (
      account_id uuid not null references account,
      room_id uuid not null references room,
      level smallint not null default 0,     -- prosa.chat.v1.NotificationLevel; 0: the default
      muted boolean not null default false,
      primary key (account_id, room_id)
    )`.execute(db);
}
