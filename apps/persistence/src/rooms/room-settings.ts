import { create } from '@bufbuild/protobuf';
import { type ArchiveRoomRequest, type Room, RoomChangedSchema, type UpdateRoomRequest } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import type { UpdateObject } from 'kysely';
import { isUniqueViolation } from '../database/failures.ts';
import { databaseNow } from '../database/now.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { recordEvent } from '../log/record-event.ts';
import type { Workspace } from '../workspace.ts';
import { lockRoomOfModerator } from './access.ts';
import { namesOf } from './create-room.ts';
import { roomNameTaken } from './room-failures.ts';
import { type RoomRow, toRoom } from './room-row.ts';

/** Changes name and topic. Throws ROOM_NOT_FOUND, ROOM_IS_DIRECT, ROOM_ROLE_REQUIRED, ROOM_NAME_TAKEN. */
export function updateRoom(workspace: Workspace, actorId: string, request: UpdateRoomRequest): Promise<Room> {
  const { roomId, name, topic } = request;
  return changeRoom(workspace, actorId, roomId, (room) => {
    const names = namesOf(name ?? room.name);
    const change = { ...names, topic: topic ?? room.topic };
    return change.name === room.name && change.topic === room.topic ? undefined : change;
  });
}

/**
 * Closes a room for writing, or opens it again. Throws ROOM_NOT_FOUND, ROOM_IS_DIRECT, ROOM_ROLE_REQUIRED, and
 * ROOM_NAME_TAKEN when a public room took the name meanwhile.
 */
export function archiveRoom(workspace: Workspace, actorId: string, request: ArchiveRoomRequest): Promise<Room> {
  return changeRoom(workspace, actorId, request.roomId, (room) => {
    if (request.archived === (room.archived_at !== null)) return undefined;
    return { archived_at: request.archived ? databaseNow : null };
  });
}

/**
 * Changes a room's row with an event; `changeOf` says what to change, undefined: nothing; `lock`, who may: those who moderate
 * unless given.
 */
export async function changeRoom(
  { db, log, epoch }: Workspace,
  actorId: string,
  roomId: string,
  changeOf: (room: RoomRow) => UpdateObject<Database, 'room'> | undefined,
  lock: typeof lockRoomOfModerator = lockRoomOfModerator,
): Promise<Room> {
  const events: LogEvent[] = [];
  const room = await inTransaction(db, async (trx) => {
    events.length = 0;
    const { room } = await lock(trx, roomId, actorId);
    const change = changeOf(room);
    if (!change) return toRoom(room, epoch);
    const changed = await trx
      .updateTable('room')
      .set(change)
      .where('id', '=', room.id)
      .returningAll()
      .executeTakeFirstOrThrow();
    const shown = toRoom({ ...changed, last_seq: changed.last_seq + 1n }, epoch);
    const value = create(RoomChangedSchema, { room: shown });
    events.push(await recordEvent(trx, log, { roomId: room.id, actorId, change: { case: 'roomChanged', value } }));
    return shown;
  }).catch((reason: unknown) => {
    throw isUniqueViolation(reason, 'room_public_name') ? roomNameTaken() : reason;
  });
  log.publish(events);
  return room;
}
