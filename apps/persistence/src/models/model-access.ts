import { MemberRole, RoomKind, UserRole } from '@prosa/proto/chat';
import { permissionDenied } from '../accounts/account-failures.ts';
import { readAccount } from '../accounts/people.ts';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import { moderates, readableRoom, refuseDirect } from '../rooms/access.ts';
import { roomNotFound, roomRoleRequired } from '../rooms/room-failures.ts';
import { modelNotFound } from './model-failures.ts';
import type { ModelRow } from './model-row.ts';

/** Throws PERMISSION_DENIED to who does not moderate the workspace. */
export async function requireModerator(db: Queries | OpenTransaction, accountId: string): Promise<void> {
  const { role } = await readAccount(db, accountId);
  if (role < UserRole.MODERATOR) throw permissionDenied('only moderators of the workspace may do this');
}

/** The model. Throws MODEL_NOT_FOUND. */
export async function readModel(db: Queries | OpenTransaction, modelId: string): Promise<ModelRow> {
  const row = await db.selectFrom('label_model').selectAll().where('id', '=', modelId).executeTakeFirst();
  if (!row) throw modelNotFound();
  return row;
}

/** As `readModel`; nobody else changes it or its examples until the end of the transaction. */
export async function lockModel(trx: OpenTransaction, modelId: string): Promise<ModelRow> {
  const row = await trx
    .selectFrom('label_model')
    .selectAll()
    .where('id', '=', modelId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw modelNotFound();
  return row;
}

/** As `lockModel`, for who moderates the workspace. Throws PERMISSION_DENIED, MODEL_NOT_FOUND. */
export async function lockModelOfModerator(
  trx: OpenTransaction,
  modelId: string,
  accountId: string,
): Promise<ModelRow> {
  await requireModerator(trx, accountId);
  return lockModel(trx, modelId);
}

/**
 * That the account is in all these rooms and moderates them. Throws ROOM_NOT_FOUND, ROOM_IS_DIRECT, ROOM_ROLE_REQUIRED.
 */
export async function requireModeratedRooms(
  trx: OpenTransaction,
  roomIds: readonly string[],
  accountId: string,
): Promise<void> {
  for (const roomId of roomIds) {
    const access = await readableRoom(trx, roomId, accountId);
    if (access.role === MemberRole.UNSPECIFIED) throw roomNotFound();
    refuseDirect(access.room);
    if (!moderates(access)) throw roomRoleRequired();
  }
}

/** Rooms of a model that the account may read, for each of these models. */
export async function readableModelRooms(
  db: Queries | OpenTransaction,
  modelIds: readonly string[],
  accountId: string,
): Promise<Map<string, string[]>> {
  const rooms = new Map<string, string[]>(modelIds.map((id) => [id, []]));
  if (modelIds.length === 0) return rooms;
  const rows = await db
    .selectFrom('label_model_room')
    .innerJoin('room', 'room.id', 'label_model_room.room_id')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.room_id', '=', 'room.id')
        .on('membership.account_id', '=', accountId)
        .on('membership.left_at', 'is', null),
    )
    .select(['label_model_room.model_id', 'label_model_room.room_id'])
    .where('label_model_room.model_id', 'in', modelIds)
    .where((eb) => eb.or([eb('room.kind', '=', RoomKind.PUBLIC), eb('membership.account_id', 'is not', null)]))
    .orderBy('label_model_room.room_id')
    .execute();
  for (const { model_id, room_id } of rows) rooms.get(model_id)?.push(room_id);
  return rooms;
}
