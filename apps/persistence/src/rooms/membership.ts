import {
  type AddMembersRequest,
  type JoinRoomRequest,
  type LeaveRoomRequest,
  MemberRole,
  type MyRoom,
  type RemoveMemberRequest,
  type Room,
  RoomKind,
} from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import type { Workspace } from '../workspace.ts';
import {
  isKind,
  lockReadableRoom,
  lockRoomOfMember,
  lockRoomOfModerator,
  refuseArchived,
  refuseDirect,
} from './access.ts';
import { appointModerator, bringIn, type MemberChange, putOut } from './members.ts';
import { readMyRooms } from './my-rooms.ts';
import { roomNotFound } from './room-failures.ts';
import { type RoomRow, toRoom } from './room-row.ts';

/** Enters a public room. In it already: no change. Throws ROOM_NOT_FOUND, ROOM_ARCHIVED. */
export async function joinRoom(workspace: Workspace, actorId: string, { roomId }: JoinRoomRequest): Promise<MyRoom> {
  const { db, log, epoch } = workspace;
  const events = await inTransaction(db, async (trx) => {
    const { room, role } = await lockReadableRoom(trx, roomId, actorId);
    if (role !== MemberRole.UNSPECIFIED) return [];
    if (!isKind(room, RoomKind.PUBLIC)) throw roomNotFound();
    refuseArchived(room);
    // The last one may have left: whoever comes into an empty room moderates it.
    const newRole = room.member_count === 0 ? MemberRole.MODERATOR : MemberRole.MEMBER;
    return [(await bringIn({ trx, log, epoch, actorId }, room, [actorId], newRole)).event];
  });
  log.publish(events);
  const [mine] = await readMyRooms(db, epoch, actorId, [roomId]);
  if (!mine) throw roomNotFound(); // put out again at the same moment
  return mine;
}

/** Leaves a room. Not in it: no change. Throws ROOM_NOT_FOUND, ROOM_IS_DIRECT. */
export async function leaveRoom(workspace: Workspace, actorId: string, { roomId }: LeaveRoomRequest): Promise<void> {
  const { db, log, epoch } = workspace;
  const events = await inTransaction(db, async (trx) => {
    const { room, role } = await lockReadableRoom(trx, roomId, actorId);
    refuseDirect(room);
    if (role === MemberRole.UNSPECIFIED) return [];
    return (await putOutOne({ trx, log, epoch, actorId }, room, actorId)).events;
  });
  log.publish(events);
}

/** Brings people into a room of the actor's. Throws ROOM_NOT_FOUND, ROOM_IS_DIRECT, ROOM_ARCHIVED, USER_NOT_FOUND. */
export async function addMembers(workspace: Workspace, actorId: string, request: AddMembersRequest): Promise<Room> {
  const { db, log, epoch } = workspace;
  const asked = [...new Set(request.userIds.map((id) => id.toLowerCase()))];
  const events: LogEvent[] = [];
  const room = await inTransaction(db, async (trx) => {
    events.length = 0;
    const { room } = await lockRoomOfMember(trx, request.roomId, actorId);
    refuseDirect(room);
    refuseArchived(room);
    const there = new Set(await presentMembers(trx, room.id, asked));
    const missing = asked.filter((id) => !there.has(id));
    if (missing.length === 0) return room;
    const change = await bringIn({ trx, log, epoch, actorId }, room, missing, MemberRole.MEMBER);
    events.push(change.event);
    return change.room;
  });
  log.publish(events);
  return toRoom(room, epoch);
}

/** Puts a person out of a room; not in it: no change. Throws ROOM_NOT_FOUND, ROOM_IS_DIRECT, ROOM_ROLE_REQUIRED. */
export async function removeMember(workspace: Workspace, actorId: string, request: RemoveMemberRequest): Promise<Room> {
  const { db, log, epoch } = workspace;
  const userId = request.userId.toLowerCase();
  const { room, events } = await inTransaction(db, async (trx) => {
    const { room } = await lockRoomOfModerator(trx, request.roomId, actorId);
    const [there] = await presentMembers(trx, room.id, [userId]);
    if (there === undefined) return { room, events: [] };
    return putOutOne({ trx, log, epoch, actorId }, room, userId);
  });
  log.publish(events);
  return toRoom(room, epoch);
}

async function putOutOne(
  change: MemberChange,
  room: RoomRow,
  accountId: string,
): Promise<{ room: RoomRow; events: LogEvent[] }> {
  const gone = await putOut(change, room, [accountId]);
  const appointed = await appointModerator(change, gone.room);
  return { room: appointed.room, events: [gone.event, ...appointed.events] };
}

async function presentMembers(trx: OpenTransaction, roomId: string, accountIds: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('membership')
    .select('account_id')
    .where('room_id', '=', roomId)
    .where('account_id', 'in', accountIds)
    .where('left_at', 'is', null)
    .execute();
  return rows.map(({ account_id }) => account_id);
}
