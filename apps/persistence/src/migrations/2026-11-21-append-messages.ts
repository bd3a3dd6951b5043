import { sql, type Kysely } from 'kysely';

/**
 * The hot path: one call a batch of sends, one round trip, one transaction. The caller takes care that no
 * (sender, client id) stands twice in a batch, and runs the batch again on unique_violation (the same client id
 * at the same time in another room, from another process).
 *
 * Rooms are locked in the order of their ids, as everywhere; numbers are read after that, in a statement of its own,
 * so that its snapshot has what the former holders of the locks committed. An item that is refused (outcome > 1)
 * leaves no trace and takes no number.
 *
 * outcome: 0 stored (only then the numbers mean something); 1 stored before (message_id is the first one's); 2 not a member; 3 room archived;
 * 4 reply target not in the room; 5 thread root not in the room.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Tells the other processes which logs grew. Payloads stay below PostgreSQL's 8,000 bytes.
    create function ring_rooms(p_process text, p_rooms uuid[]) returns void
    language plpgsql volatile as $$
    begin
      perform pg_notify('prosa_log', p_process || '|' || string_agg(id || ':' || last_seq, ','))
      from (
        select id, last_seq, (row_number() over (order by id) - 1) / 120 as part from room where id = any (p_rooms)
      ) rung
      group by part;
    end
    $$`.execute(db);

  await sql`
    -- Puts one event at the end of a room's log. The caller holds the room's lock.
    create function append_event(
      p_process text, p_room uuid, p_kind smallint, p_actor uuid, p_message uuid, p_detail jsonb,
      out seq bigint, out occurred_at timestamptz
    ) language plpgsql volatile as $$
    begin
      occurred_at := date_trunc('milliseconds', clock_timestamp());
      update room set last_seq = last_seq + 1 where id = p_room returning last_seq into strict seq;
      insert into room_event (room_id, seq, kind, actor_id, occurred_at, message_id, detail)
      values (p_room, seq, p_kind, p_actor, occurred_at, p_message, p_detail);
      perform ring_rooms(p_process, array[p_room]);
    end
    $$`.execute(db);

  await sql`
    create function append_messages(
      p_process text, p_ids uuid[], p_senders uuid[], p_client_ids uuid[], p_rooms uuid[], p_texts text[],
      p_replies uuid[], p_threads uuid[], p_mentions text[], p_mentions_room boolean[],
      p_sent_at timestamptz[] -- null: now
    ) returns table (
      item integer, outcome smallint, message_id uuid, seq bigint, ordinal bigint, sender_ordinal bigint,
      sent_at timestamptz
    )
    language plpgsql volatile
    -- The plan must not depend on how large the tables were when the connection first called.
    set plan_cache_mode = force_generic_plan
    set enable_seqscan = off
    set enable_bitmapscan = off
    set enable_hashjoin = off
    set enable_mergejoin = off
    set enable_material = off
    set jit = off
    as $$
    #variable_conflict use_column
    declare
      v_rooms uuid[];
      v_now timestamptz;
    begin
      v_rooms := array(select distinct r from unnest(p_rooms) r order by r);
      perform 1 from room where id = any (v_rooms) order by id for no key update;
      v_now := date_trunc('milliseconds', clock_timestamp());

      return query
      with item as materialized (
        select * from unnest(
          p_ids, p_senders, p_client_ids, p_rooms, p_texts, p_replies, p_threads, p_mentions, p_mentions_room
        ) with ordinality as i (
          id, sender_id, client_id, room_id, text, reply_id, thread_id, mentions, mentions_room, no
        )
      ),
      judged as materialized (
        select i.*, known.id as known_id, r.last_seq, r.message_count, m.own_count,
          case
            when known.id is not null then 1
            when m.own_count is null then 2
            when r.archived_at is not null then 3
            -- Scalar on purpose: of "exists" the planner would make a hash of the whole table.
            when i.reply_id is not null
              and (select t.room_id from message t where t.id = i.reply_id) is distinct from i.room_id then 4
            when i.thread_id is not null
              and (select t.room_id from message t where t.id = i.thread_id) is distinct from i.room_id then 5
            else 0
          end::smallint as outcome
        from item i
        left join lateral (
          select t.id from message t
          where t.sender_id = i.sender_id and t.client_message_id = i.client_id limit 1
        ) known on true
        left join lateral (
          select t.last_seq, t.message_count, t.archived_at from room t where t.id = i.room_id limit 1
        ) r on true
        left join lateral (
          select t.own_count from membership t
          where t.room_id = i.room_id and t.account_id = i.sender_id and t.left_at is null limit 1
        ) m on true
      ),
      numbered as materialized (
        select j.*,
          j.last_seq + count(*) filter (where j.outcome = 0) over in_room as new_seq,
          j.message_count + count(*) filter (where j.outcome = 0) over in_room as new_ordinal,
          j.own_count + count(*) filter (where j.outcome = 0) over of_sender as new_sender_ordinal,
          coalesce(p_sent_at[j.no], v_now) as at
        from judged j
        window
          in_room as (partition by j.room_id order by j.no rows unbounded preceding),
          of_sender as (partition by j.room_id, j.sender_id order by j.no rows unbounded preceding)
      ),
      stored as materialized (
        select * from numbered where outcome = 0
      ),
      new_messages as (
        insert into message (
          id, room_id, seq, sender_id, client_message_id, text, sent_at, reply_to_message_id, thread_root_message_id,
          mentions, mentions_room, ordinal, sender_ordinal, revision
        )
        select id, room_id, new_seq, sender_id, client_id, text, at, reply_id, thread_id,
          mentions::uuid[], mentions_room, new_ordinal, new_sender_ordinal, new_seq
        from stored
      ),
      new_events as (
        insert into room_event (room_id, seq, kind, actor_id, occurred_at, message_id)
        select room_id, new_seq, 5, sender_id, at, id from stored
      ),
      new_mentions as (
        insert into mention (account_id, room_id, seq, message_id)
        select named, room_id, new_seq, id
        from stored cross join lateral unnest(mentions::uuid[]) named
        where mentions is not null and named <> sender_id
      ),
      new_tops as (
        update room r set last_seq = s.last_seq, message_count = s.message_count
        from (
          select room_id, max(new_seq) as last_seq, max(new_ordinal) as message_count from stored group by room_id
        ) s
        where r.id = s.room_id
      ),
      new_counts as (
        update membership m set own_count = s.own_count
        from (
          select room_id, sender_id, max(new_sender_ordinal) as own_count from stored group by room_id, sender_id
        ) s
        where m.room_id = s.room_id and m.account_id = s.sender_id
      )
      select n.no::integer, n.outcome, coalesce(n.known_id, n.id), n.new_seq, n.new_ordinal, n.new_sender_ordinal, n.at
      from numbered n
      order by n.no;

      perform ring_rooms(p_process, v_rooms);
    end
    $$`.execute(db);
}
