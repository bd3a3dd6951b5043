import { type ListModelsRequest, type Model, UserRole } from '@prosa/proto/chat';
import { readAccount } from '../accounts/people.ts';
import type { Workspace } from '../workspace.ts';
import { requireMember } from '../rooms/access.ts';
import { readableModelRooms, readModel, requireModerator } from './model-access.ts';
import { toModel, toShownModel } from './model-row.ts';

/**
 * All models, or those that label a room, by name. Of a room its members may ask, too: they are told enough to show the labels.
 * Throws PERMISSION_DENIED (no room, no moderator), ROOM_NOT_FOUND.
 */
export async function listModels(
  { db }: Workspace,
  actorId: string,
  { roomId: asked }: ListModelsRequest,
): Promise<Model[]> {
  const roomId = asked.toLowerCase();
  if (roomId === '') await requireModerator(db, actorId);
  else await requireMember(db, roomId, actorId);
  const rows = await db
    .selectFrom('label_model')
    .selectAll()
    .$if(roomId !== '', (query) =>
      query.where((eb) =>
        eb.exists(
          eb
            .selectFrom('label_model_room')
            .select('label_model_room.model_id')
            .whereRef('label_model_room.model_id', '=', 'label_model.id')
            .where('label_model_room.room_id', '=', roomId),
        ),
      ),
    )
    .orderBy('folded_name')
    .execute();
  const { role } = await readAccount(db, actorId);
  if (role < UserRole.MODERATOR) return rows.map((row) => toShownModel(row, roomId));
  const ids = rows.map(({ id }) => id);
  const rooms = await readableModelRooms(db, ids, actorId);
  return rows.map((row) => toModel(row, rooms.get(row.id) ?? []));
}

/** One model, for who may change it. Throws PERMISSION_DENIED, MODEL_NOT_FOUND. */
export async function getModel({ db }: Workspace, actorId: string, modelId: string): Promise<Model> {
  await requireModerator(db, actorId);
  const row = await readModel(db, modelId);
  return toModel(row, (await readableModelRooms(db, [row.id], actorId)).get(row.id) ?? []);
}
