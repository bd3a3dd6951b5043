import { fromJson, type JsonValue } from '@bufbuild/protobuf';
import { type NotificationLevel, PreferencesSchema, RoomKind } from '@prosa/proto/chat';
import { callOf, isQuiet } from '@prosa/room-state';
import { sql } from 'kysely';
import { v7 as uuidv7 } from 'uuid';
import { type AccountRow, availabilityOf } from '../accounts/account-row.ts';
import type { Queries } from '../database/connect.ts';
import { type MessageRow, toMessage } from '../messages/message-row.ts';

type Candidate = Pick<AccountRow, 'quiet_until' | 'quiet_hours' | 'time_zone'> & {
  subscription_id: string;
  account_id: string;
  room_id: string;
  kind: RoomKind;
  level: NotificationLevel | null;
  muted: boolean | null;
  preferences: JsonValue;
};

/**
 * Puts into the outbox whom these messages call: members of their rooms with a push subscription, by their levels, keywords and
 * quiet hours. What stands there already is left as it is. How many were new.
 */
export async function planPushes(db: Queries, messages: readonly MessageRow[]): Promise<number> {
  if (messages.length === 0) return 0;
  const { rows: candidates } = await sql<Candidate>`
    select s.id as subscription_id, s.account_id, m.room_id, r.kind, heard.level, heard.muted,
      a.quiet_until, a.quiet_hours, a.time_zone, coalesce(p.body, '{}') as preferences
    from push_subscription s
    join session on session.id = s.session_id and session.expires_at > clock_timestamp()
    join account a on a.id = s.account_id
    join membership m on m.account_id = s.account_id and m.left_at is null
    join room r on r.id = m.room_id
    left join room_notification heard on heard.account_id = s.account_id and heard.room_id = m.room_id
    left join preferences p on p.account_id = s.account_id
    where m.room_id = any (${[...new Set(messages.map(({ room_id }) => room_id))]}::uuid[])`.execute(db);
  if (candidates.length === 0) return 0;
  const followers = await followersOf(db, messages);
  const now = new Date();
  const planned: { subscriptionId: string; messageId: string }[] = [];
  const hearers = candidates.filter((candidate) => !isQuiet(availabilityOf(candidate), now)).map(hearingOf);
  for (const row of messages) {
    const message = toMessage(row);
    for (const { subscriptionId, roomId, hearing } of hearers) {
      if (roomId !== row.room_id) continue;
      const followsThread = followers.has(`${row.thread_root_message_id} ${hearing.userId}`);
      if (callOf(message, { ...hearing, followsThread })) planned.push({ subscriptionId, messageId: row.id });
    }
  }
  return insert(db, planned);
}

function hearingOf({ subscription_id, account_id, room_id, kind, level, muted, preferences }: Candidate) {
  const chosen = fromJson(PreferencesSchema, preferences, { ignoreUnknownFields: true });
  const hearing = {
    userId: account_id,
    level: level ?? 0,
    muted: muted ?? false,
    direct: kind === RoomKind.DIRECT,
    defaultLevel: chosen.defaultLevel ?? 0,
    notifyDirect: chosen.notifyDirect ?? true,
    keywords: chosen.keywords?.words ?? [],
  };
  return { subscriptionId: subscription_id, roomId: room_id, hearing };
}

/** Who follows the threads of these messages, as `root account`. */
async function followersOf(db: Queries, messages: readonly MessageRow[]): Promise<ReadonlySet<string>> {
  const roots = messages.flatMap(({ thread_root_message_id: root }) => root ?? []);
  if (roots.length === 0) return new Set();
  const rows = await db
    .selectFrom('thread_follower')
    .select(['root_message_id', 'account_id'])
    .where('root_message_id', 'in', [...new Set(roots)])
    .where('following', '=', true)
    .execute();
  return new Set(rows.map(({ root_message_id, account_id }) => `${root_message_id} ${account_id}`));
}

async function insert(db: Queries, planned: readonly { subscriptionId: string; messageId: string }[]): Promise<number> {
  if (planned.length === 0) return 0;
  // A subscription may be gone by now.
  const { numAffectedRows = 0n } = await sql`
    insert into push_outbox (id, subscription_id, message_id, created_at, due_at)
    select new.id, new.subscription_id, new.message_id, clock_timestamp(), clock_timestamp()
    from unnest(
      ${planned.map(() => uuidv7())}::uuid[], ${planned.map(({ subscriptionId }) => subscriptionId)}::uuid[],
      ${planned.map(({ messageId }) => messageId)}::uuid[]
    ) as new (id, subscription_id, message_id)
    join push_subscription s on s.id = new.subscription_id
    order by new.subscription_id, new.message_id
    on conflict (subscription_id, message_id) do nothing`.execute(db);
  return Number(numAffectedRows);
}
