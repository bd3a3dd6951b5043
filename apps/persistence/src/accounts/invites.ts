import { UserRole } from '@prosa/proto/chat';
import type { CreateInviteRequest } from '@prosa/proto/persistence';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import { toDate } from '../database/times.ts';
import { request } from '../request.ts';
import { permissionDenied } from './account-failures.ts';
import { readAccount } from './people.ts';

const dayMs = 24 * 60 * 60 * 1_000;
const defaultDays = 7;
const maxDays = 90;

/** Keeps an invitation and gives when it ends. Throws PERMISSION_DENIED, INVALID_ARGUMENT (expiresAt). */
export async function createInvite(db: Queries, call: CreateInviteRequest): Promise<Date> {
  const [actorId, { expiresAt, maxUses }] = request(call);
  const actor = await readAccount(db, actorId);
  if (actor.role < UserRole.ADMIN) throw permissionDenied('only owners and administrators invite people');
  const now = Date.now();
  const end = expiresAt ? toDate(expiresAt, 'expiresAt') : new Date(now + defaultDays * dayMs);
  if (end.getTime() <= now) throw invalidArgument('expiresAt', 'must be in the future');
  // A minute of grace for clocks that differ.
  if (end.getTime() > now + maxDays * dayMs + 60_000) throw invalidArgument('expiresAt', 'at most 90 days ahead');
  await db
    .insertInto('invite')
    .values({
      id: uuidv7(),
      secret_hash: Buffer.from(call.secretHash),
      created_by: actorId,
      created_at: databaseNow,
      expires_at: end,
      max_uses: maxUses || 1,
    })
    .execute();
  return end;
}
