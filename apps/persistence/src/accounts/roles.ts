import { type SetUserRoleRequest, type User, UserRole } from '@prosa/proto/chat';
import { inTransaction } from '../database/transaction.ts';
import type { Workspace } from '../workspace.ts';
import { userNotFound } from '../rooms/room-failures.ts';
import { permissionDenied, unauthenticated } from './account-failures.ts';
import { toUser } from './account-row.ts';

/**
 * Gives a person another role and tells everybody. Who gives and who gets it must both, before and after, stand below the
 * giver: so administrators appoint moderators, the owner also administrators, and nobody changes their own role or the owner's.
 * Throws USER_NOT_FOUND, PERMISSION_DENIED.
 */
export async function setUserRole(
  { db, log }: Workspace,
  actorId: string,
  { userId, role }: SetUserRoleRequest,
): Promise<User> {
  const changed = await inTransaction(db, async (trx) => {
    // Both at once and in one order: two who appoint each other at the same time do so one after the other.
    const rows = await trx
      .selectFrom('account')
      .selectAll()
      .where('id', 'in', [actorId, userId])
      .orderBy('id')
      .forNoKeyUpdate()
      .execute();
    const actor = rows.find(({ id }) => id === actorId);
    const person = rows.find(({ id, is_assistant }) => id === userId && !is_assistant);
    if (!actor) throw unauthenticated();
    if (actor.role < UserRole.ADMIN) throw permissionDenied('only owners and administrators give roles');
    if (!person) throw userNotFound(userId);
    if (person.role >= actor.role || role >= actor.role) throw permissionDenied('only roles below your own');
    if (person.role === role) return { row: person, isNew: false };
    const row = await trx
      .updateTable('account')
      .set({ role })
      .where('id', '=', userId)
      .returningAll()
      .executeTakeFirstOrThrow();
    return { row, isNew: true };
  });
  const user = toUser(changed.row);
  if (changed.isNew) log.announce({ case: 'userChanged', value: user });
  return user;
}
