import { create } from '@bufbuild/protobuf';
import { type MemberChanged, MemberChangedSchema, MemberRole } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import { databaseNow } from '../database/now.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { recordEvent } from '../log/record-event.ts';
import type { RoomLog } from '../log/room-log.ts';
import { userNotFound } from './room-failures.ts';
import { type RoomRow, toRoom } from './room-row.ts';

/** What changing members needs: a transaction that holds the room's lock, and who does it. */
export interface MemberChange {
  trx: OpenTransaction;
  log: RoomLog;
  epoch: string;
  actorId: string;
}

/**
 * Brings people into a room: one event. Their markers stand at its end, so nothing is unread. They must not be in it.
 * Gives the event and the room after it. Throws USER_NOT_FOUND.
 */
export async function bringIn(
  { trx, log, epoch, actorId }: MemberChange,
  room: RoomRow,
  accountIds: readonly string[],
  role: MemberRole,
): Promise<{ event: LogEvent; room: RoomRow }> {
  await requireAccounts(trx, accountIds);
  const seq = room.last_seq + 1n;
  await trx
    .insertInto('membership')
    .columns(['room_id', 'account_id', 'role', 'joined_at', 'last_read_seq', 'read_ordinal'])
    .expression(
      sql<never>`select ${room.id}::uuid, id, ${role}::smallint, ${databaseNow}, ${seq}::bigint, ${room.message_count}::bigint
        from unnest(${accountIds}::uuid[]) id order by id`,
    )
    .onConflict((conflict) =>
      conflict.columns(['room_id', 'account_id']).doUpdateSet((eb) => ({
        role: eb.ref('excluded.role'),
        joined_at: eb.ref('excluded.joined_at'),
        left_at: null,
        last_read_seq: eb.ref('excluded.last_read_seq'),
        read_ordinal: eb.ref('excluded.read_ordinal'),
        own_read_ordinal: eb.ref('membership.own_count'),
        unread_from_seq: null,
        unread_read_ordinal: null,
        unread_own_read_ordinal: null,
        read_revision: eb('membership.read_revision', '+', 1n),
      })),
    )
    .execute();
  const after = await countMembers(trx, room.id, accountIds.length);
  const shown = { ...after, last_seq: seq };
  const event = await recordEvent(trx, log, {
    roomId: room.id,
    actorId,
    change: { case: 'memberChanged', value: memberChanged(accountIds, role, after.member_count) },
    movement: { joined: accountIds, left: [], room: toRoom(shown, epoch) },
  });
  return { event, room: shown };
}

/** Puts people out of a room: one event. They must be in it; they follow none of its threads any more. Gives the event and the room after it. */
export async function putOut(
  { trx, log, actorId }: MemberChange,
  room: RoomRow,
  accountIds: readonly string[],
): Promise<{ event: LogEvent; room: RoomRow }> {
  await trx
    .updateTable('membership')
    .set({ left_at: databaseNow })
    .where('room_id', '=', room.id)
    .where('account_id', 'in', accountIds)
    .execute();
  await trx
    .updateTable('thread_follower')
    .set((eb) => ({ following: false, revision: eb('revision', '+', 1n) }))
    .where('room_id', '=', room.id)
    .where('account_id', 'in', accountIds)
    .where('following', '=', true)
    .execute();
  const after = await countMembers(trx, room.id, -accountIds.length);
  const event = await recordEvent(trx, log, {
    roomId: room.id,
    actorId,
    change: {
      case: 'memberChanged',
      value: memberChanged(accountIds, MemberRole.UNSPECIFIED, after.member_count),
    },
    movement: { joined: [], left: accountIds },
  });
  return { event, room: { ...after, last_seq: event.seq } };
}

/**
 * Sees to it that somebody moderates a room that has people: when nobody does, whoever is there longest does from now
 * on. Gives the event, if one was needed, and the room after it.
 */
export async function appointModerator(
  { trx, log, actorId }: MemberChange,
  room: RoomRow,
): Promise<{ events: LogEvent[]; room: RoomRow }> {
  const first = await trx
    .selectFrom('membership')
    .select(['account_id', 'role'])
    .where('room_id', '=', room.id)
    .where('left_at', 'is', null)
    .orderBy('role', 'desc')
    .orderBy('joined_at')
    .orderBy('account_id')
    .limit(1)
    .executeTakeFirst();
  if (!first || first.role === MemberRole.MODERATOR) return { events: [], room };
  await trx
    .updateTable('membership')
    .set({ role: MemberRole.MODERATOR })
    .where('room_id', '=', room.id)
    .where('account_id', '=', first.account_id)
    .execute();
  const event = await recordEvent(trx, log, {
    roomId: room.id,
    actorId,
    change: {
      case: 'memberChanged',
      value: memberChanged([first.account_id], MemberRole.MODERATOR, room.member_count),
    },
  });
  return { events: [event], room: { ...room, last_seq: event.seq } };
}

async function requireAccounts(trx: OpenTransaction, accountIds: readonly string[]): Promise<void> {
  const found = await trx
    .selectFrom('account')
    .select('id')
    .where('id', 'in', accountIds)
    .where('is_assistant', '=', false)
    .execute();
  const known = new Set(found.map(({ id }) => id));
  const unknown = accountIds.find((id) => !known.has(id));
  if (unknown !== undefined) throw userNotFound(unknown);
}

function countMembers(trx: OpenTransaction, roomId: string, more: number): Promise<RoomRow> {
  return trx
    .updateTable('room')
    .set(({ eb }) => ({ member_count: eb('member_count', '+', more) }))
    .where('id', '=', roomId)
    .returningAll()
    .executeTakeFirstOrThrow();
}

function memberChanged(userIds: readonly string[], role: MemberRole, memberCount: number): MemberChanged {
  return create(MemberChangedSchema, { userIds: [...userIds], role, memberCount });
}
