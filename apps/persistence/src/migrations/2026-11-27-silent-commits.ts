import { sql, type Kysely } from 'kysely';

/**
 * A process that tells the others of its commits another way than by the database passes '' as p_process: then nothing is
 * rung. Every NOTIFY takes a lock that all commits with one share.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Tells the other processes which logs grew. Payloads stay below PostgreSQL's 8,000 bytes.
    create or replace function ring_rooms(p_process text, p_rooms uuid[]) returns void
    language plpgsql volatile as $$
    begin
      if p_process = '' then
        return;
      end if;
      perform pg_notify('prosa_log', p_process || '|' || string_agg(id || ':' || last_seq, ','))
      from (
        select id, last_seq, (row_number() over (order by id) - 1) / 120 as part from room where id = any (p_rooms)
      ) rung
      group by part;
    end
    $$`.execute(db);

  await sql`
    create or replace function append_message(
      p_process text, p_id uuid, p_sender uuid, p_client_id uuid, p_room uuid, p_text text,
      p_reply uuid, p_thread uuid, p_mentions uuid[], p_mentions_room boolean, p_sent_at timestamptz,
      out outcome smallint, out message_id uuid, out seq bigint, out ordinal bigint, out sender_ordinal bigint,
      out sent_at timestamptz
    )
    language plpgsql volatile as $$
    #variable_conflict use_variable
    declare
      v_archived_at timestamptz;
    begin
      select r.last_seq + 1, r.message_count + 1, r.archived_at into seq, ordinal, v_archived_at
      from room r where r.id = p_room for no key update;

      select m.id into message_id from message m where m.sender_id = p_sender and m.client_message_id = p_client_id;
      if found then
        outcome := 1;
        return;
      end if;
      message_id := p_id;
      select m.own_count + 1 into sender_ordinal
      from membership m where m.room_id = p_room and m.account_id = p_sender and m.left_at is null;
      if not found then
        outcome := 2;
        return;
      end if;
      if v_archived_at is not null then
        outcome := 3;
        return;
      end if;
      if p_reply is not null and not exists (select from message m where m.id = p_reply and m.room_id = p_room) then
        outcome := 4;
        return;
      end if;
      if p_thread is not null and not exists (select from message m where m.id = p_thread and m.room_id = p_room) then
        outcome := 5;
        return;
      end if;

      outcome := 0;
      sent_at := coalesce(p_sent_at, date_trunc('milliseconds', clock_timestamp()));
      insert into message (
        id, room_id, seq, sender_id, client_message_id, text, sent_at, reply_to_message_id, thread_root_message_id,
        mentions, mentions_room, ordinal, sender_ordinal, revision
      ) values (
        p_id, p_room, seq, p_sender, p_client_id, p_text, sent_at, p_reply, p_thread,
        p_mentions, p_mentions_room, ordinal, sender_ordinal, seq
      );
      insert into room_event (room_id, seq, kind, actor_id, occurred_at, message_id)
      values (p_room, seq, 5, p_sender, sent_at, p_id);
      if p_mentions is not null then
        insert into mention (account_id, room_id, seq, message_id)
        select named, p_room, seq, p_id from unnest(p_mentions) named where named <> p_sender;
      end if;
      update room r set last_seq = seq, message_count = ordinal where r.id = p_room;
      update membership m set own_count = sender_ordinal where m.room_id = p_room and m.account_id = p_sender;
      if p_process <> '' then
        perform pg_notify('prosa_log', p_process || '|' || p_room || ':' || seq);
      end if;
    end
    $$`.execute(db);
}
