import { MemberRole, RoomKind, UserRole } from '@prosa/proto/chat';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { roomArchived, roomIsDirect, roomNotFound, roomRoleRequired } from './room-failures.ts';
import { roomColumns, type RoomRow } from './room-row.ts';

/** A room as one account may see it. */
export interface RoomAccess {
  room: RoomRow;
  /** What the account may do in the room; UNSPECIFIED: it is not in it. */
  role: MemberRole;
  /** What the account may do in the workspace. */
  workspaceRole: UserRole;
}

/**
 * A room that the account may read: one it is in, or a public one. Throws ROOM_NOT_FOUND for any other.
 */
export async function readableRoom(
  db: Queries | OpenTransaction,
  roomId: string,
  accountId: string,
): Promise<RoomAccess> {
  const row = await db
    .selectFrom('room')
    .innerJoin('account', (join) => join.on('account.id', '=', accountId))
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.room_id', '=', 'room.id')
        .onRef('membership.account_id', '=', 'account.id')
        .on('membership.left_at', 'is', null),
    )
    .where('room.id', '=', roomId)
    .select([...roomColumns, 'membership.role as member_role', 'account.role as workspace_role'])
    .executeTakeFirst();
  if (!row) throw roomNotFound();
  const { member_role, workspace_role, ...room } = row;
  const role = member_role ?? MemberRole.UNSPECIFIED;
  if (role === MemberRole.UNSPECIFIED && !isKind(room, RoomKind.PUBLIC)) throw roomNotFound();
  return { room, role, workspaceRole: workspace_role };
}

/**
 * As `readableRoom`, with the room's lock held until the end of the transaction: nothing in its log, its members or its
 * settings changes meanwhile.
 */
export async function lockReadableRoom(trx: OpenTransaction, roomId: string, accountId: string): Promise<RoomAccess> {
  // Locked first and read after: what was committed while this waited must be seen.
  await trx.selectFrom('room').select('id').where('id', '=', roomId).forNoKeyUpdate().execute();
  return readableRoom(trx, roomId, accountId);
}

/** As `lockReadableRoom`, for members only. Throws ROOM_NOT_FOUND for anybody else, also in public rooms. */
export async function lockRoomOfMember(trx: OpenTransaction, roomId: string, accountId: string): Promise<RoomAccess> {
  const access = await lockReadableRoom(trx, roomId, accountId);
  if (access.role === MemberRole.UNSPECIFIED) throw roomNotFound();
  return access;
}

/** Throws ROOM_NOT_FOUND to who is not in the room. Nothing is locked. */
export async function requireMember(db: Queries | OpenTransaction, roomId: string, accountId: string): Promise<void> {
  const { role } = await readableRoom(db, roomId, accountId);
  if (role === MemberRole.UNSPECIFIED) throw roomNotFound();
}

/** As `lockRoomOfMember`, for those who moderate. Throws ROOM_IS_DIRECT, ROOM_ROLE_REQUIRED. */
export async function lockRoomOfModerator(
  trx: OpenTransaction,
  roomId: string,
  accountId: string,
): Promise<RoomAccess> {
  const access = await lockRoomOfMember(trx, roomId, accountId);
  refuseDirect(access.room);
  if (!moderates(access)) throw roomRoleRequired();
  return access;
}

/** Whether a member may change the room and remove people and messages. */
export function moderates({ role, workspaceRole }: RoomAccess): boolean {
  return role === MemberRole.MODERATOR || workspaceRole >= UserRole.MODERATOR;
}

/** Throws ROOM_IS_DIRECT for a direct conversation. */
export function refuseDirect(room: RoomRow): void {
  if (isKind(room, RoomKind.DIRECT)) throw roomIsDirect();
}

/** Throws ROOM_ARCHIVED when the room takes nothing new. */
export function refuseArchived(room: RoomRow): void {
  if (room.archived_at) throw roomArchived();
}

/** Whether a room is of a kind. */
export function isKind(room: RoomRow, kind: RoomKind): boolean {
  return room.kind === kind;
}
