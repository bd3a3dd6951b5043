import { MemberRole, RoomKind, type SetRoomAssistantRequest, UserRole } from '@prosa/proto/chat';
import { permissionDenied } from '../accounts/account-failures.ts';
import { readAccount } from '../accounts/people.ts';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { lockRoomOfMember, lockRoomOfModerator, readableRoom } from '../rooms/access.ts';
import { roomNotFound } from '../rooms/room-failures.ts';
import { changeRoom } from '../rooms/room-settings.ts';
import type { Workspace } from '../workspace.ts';
import { assistantOff } from './assistant-failures.ts';

/** Whether the workspace has the assistant switched on. */
export async function isAssistantOn(db: Queries | OpenTransaction): Promise<boolean> {
  const { assistant_off } = await db.selectFrom('workspace').select('assistant_off').executeTakeFirstOrThrow();
  return !assistant_off;
}

/**
 * Throws ASSISTANT_OFF when the actor cannot ask: in the workspace or, with a room, in that; ROOM_NOT_FOUND for a room that the
 * actor is not in.
 */
export async function requireAssistant(
  db: Queries | OpenTransaction,
  actorId: string,
  roomId: string | undefined,
): Promise<void> {
  if (!(await isAssistantOn(db))) throw assistantOff('workspace');
  if (roomId === undefined) return;
  const { room, role } = await readableRoom(db, roomId, actorId);
  if (role === MemberRole.UNSPECIFIED) throw roomNotFound();
  if (room.assistant_off) throw assistantOff('room');
}

/** Switches the assistant of the workspace. Throws PERMISSION_DENIED to who does not administer it. */
export async function updateAssistant({ db }: Workspace, actorId: string, enabled: boolean): Promise<void> {
  const { role } = await readAccount(db, actorId);
  if (role < UserRole.ADMIN) throw permissionDenied('only administrators may switch the assistant on or off');
  await db.updateTable('workspace').set({ assistant_off: !enabled }).execute();
}

/**
 * Switches the assistant in a room, with an event; as it is: no change. Throws ROOM_NOT_FOUND, ROOM_ROLE_REQUIRED; in a direct
 * conversation anybody in it may.
 */
export async function setRoomAssistant(
  workspace: Workspace,
  actorId: string,
  { roomId, enabled }: SetRoomAssistantRequest,
): Promise<void> {
  const { room } = await readableRoom(workspace.db, roomId, actorId);
  const lock = room.kind === RoomKind.DIRECT ? lockRoomOfMember : lockRoomOfModerator;
  await changeRoom(
    workspace,
    actorId,
    roomId,
    (found) => (found.assistant_off === !enabled ? undefined : { assistant_off: !enabled }),
    lock,
  );
}
