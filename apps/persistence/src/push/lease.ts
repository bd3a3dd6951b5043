import { create, fromJson, type JsonValue } from '@bufbuild/protobuf';
import { PreferencesSchema, RoomKind } from '@prosa/proto/chat';
import {
  type LeasePushesResponse,
  LeasePushesResponseSchema,
  PushOutcome,
  type PushSchema,
  type SettledPush,
} from '@prosa/proto/persistence';
import type { MessageInitShape } from '@bufbuild/protobuf';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { pushPayload } from './payload.ts';
import { readPushKey } from './push-key.ts';

/** Whoever got pushes has so long to say what became of them. */
const leaseSeconds = 60;
/** After so long nobody needs to be called any more. */
const giveUpMinutes = 60;
const forgetMinutes = 180;

interface Due {
  id: string;
  tries: number;
  account_id: string;
  endpoint: string;
  p256dh: Uint8Array;
  auth: Uint8Array;
  language: string;
  preferences: JsonValue;
  room_id: string;
  kind: RoomKind;
  room_name: string;
  member_count: number;
  seq: bigint;
  thread_id: string | null;
  text: string;
  names: Record<string, string> | null;
  sender: string;
  needed: boolean;
}

/**
 * Takes pushes that are due; nobody else gets them for a minute. What is not needed any more (read, deleted, too old, no longer
 * in the room) is settled instead.
 */
export async function leasePushes(db: Queries, limit: number): Promise<LeasePushesResponse> {
  await sql`
    delete from push_outbox where created_at < clock_timestamp() - interval '${sql.lit(forgetMinutes)} minutes'`.execute(
    db,
  );
  const { rows } = await sql<Due>`
    with due as (
      select id from push_outbox where settled_at is null and due_at <= clock_timestamp()
      order by due_at limit ${limit} for update skip locked
    ),
    leased as (
      update push_outbox o
      set due_at = clock_timestamp() + interval '${sql.lit(leaseSeconds)} seconds', tries = o.tries + 1
      from due where o.id = due.id returning o.*
    )
    select leased.id, leased.tries - 1 as tries, s.account_id, s.endpoint, s.p256dh, s.auth, s.language,
      coalesce(p.body, '{}') as preferences, r.id as room_id, r.kind, r.name as room_name, r.member_count,
      message.seq, message.thread_root_message_id as thread_id, message.text, sender.display_name as sender,
      (select jsonb_object_agg(id, display_name) from account where id = any (message.mentions)) as names,
      leased.created_at > clock_timestamp() - interval '${sql.lit(giveUpMinutes)} minutes'
        and message.deleted_at is null and m.account_id is not null
        and case when message.thread_root_message_id is null then m.last_read_seq
          else coalesce(f.last_read_seq, 0) end < message.seq as needed
    from leased
    join push_subscription s on s.id = leased.subscription_id
    join message on message.id = leased.message_id
    join room r on r.id = message.room_id
    join account sender on sender.id = message.sender_id
    left join membership m on m.room_id = r.id and m.account_id = s.account_id and m.left_at is null
    left join thread_follower f on f.root_message_id = message.thread_root_message_id and f.account_id = s.account_id
    left join preferences p on p.account_id = s.account_id
    order by leased.created_at, leased.id`.execute(db);
  const needless = rows.filter(({ needed }) => !needed).map(({ id }) => id);
  if (needless.length > 0) await settle(db, needless);
  const pushes = rows.filter(({ needed }) => needed).map(toPush);
  if (pushes.length === 0) return create(LeasePushesResponseSchema);
  return create(LeasePushesResponseSchema, { ...(await readPushKey(db)), pushes });
}

/** Takes note of what became of pushes. */
export async function settlePushes(db: Queries, pushes: readonly SettledPush[]): Promise<void> {
  const of = (outcome: PushOutcome) => pushes.filter((push) => push.outcome === outcome);
  const done = of(PushOutcome.DONE).map(({ id }) => id);
  if (done.length > 0) await settle(db, done);
  const gone = of(PushOutcome.GONE).map(({ id }) => id);
  if (gone.length > 0) {
    await sql`
      delete from push_subscription where id in (
        select subscription_id from push_outbox where id = any (${gone}::uuid[])
      )`.execute(db);
  }
  for (const { id, retryAfterMs } of of(PushOutcome.RETRY)) {
    await sql`
      update push_outbox set due_at = clock_timestamp() + ${retryAfterMs} * interval '1 millisecond'
      where id = ${id} and settled_at is null`.execute(db);
  }
}

async function settle(db: Queries, ids: readonly string[]): Promise<void> {
  await sql`
    update push_outbox set settled_at = clock_timestamp() where id = any (${ids}::uuid[])`.execute(db);
}

function toPush(due: Due): MessageInitShape<typeof PushSchema> {
  const { hideText = false, language = due.language } = fromJson(PreferencesSchema, due.preferences, {
    ignoreUnknownFields: true,
  });
  const direct = due.kind === RoomKind.DIRECT && due.member_count <= 2;
  const payload = pushPayload({
    language,
    sender: due.sender,
    room: direct ? '' : due.room_name,
    text: hideText ? '' : due.text,
    roomId: due.room_id,
    threadId: due.thread_id ?? '',
    seq: due.seq,
    names: due.names ?? {},
  });
  return {
    id: due.id,
    accountId: due.account_id,
    endpoint: due.endpoint,
    p256dh: due.p256dh,
    auth: due.auth,
    payload: Buffer.from(JSON.stringify(payload)),
    topic: due.room_id.replaceAll('-', ''),
    tries: due.tries,
  };
}
