import type { Model } from '@prosa/proto/chat';
import type { UseVersionRequest } from '@prosa/proto/persistence';
import { invalidArgument } from '../database/invalid-argument.ts';
import { inTransaction } from '../database/transaction.ts';
import type { Workspace } from '../workspace.ts';
import { lockModelOfModerator, readableModelRooms } from './model-access.ts';
import { toModel } from './model-row.ts';

/** Uses another version, which ai has. Throws PERMISSION_DENIED, MODEL_NOT_FOUND. */
export function useVersion(
  { db }: Workspace,
  { actorId: asked, request, accuracy }: UseVersionRequest,
): Promise<Model> {
  const actorId = asked.toLowerCase();
  return inTransaction(db, async (trx) => {
    if (!request) throw invalidArgument('request', 'value is required');
    const { id } = await lockModelOfModerator(trx, request.modelId, actorId);
    const row = await trx
      .updateTable('label_model')
      .set({ version: request.version, accuracy })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow();
    return toModel(row, (await readableModelRooms(trx, [id], actorId)).get(id) ?? []);
  });
}
