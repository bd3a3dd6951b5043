import { Code } from '@connectrpc/connect';
import type { SavePushSubscriptionRequest } from '@prosa/proto/persistence';
import { failure } from '@prosa/service';
import { v7 as uuidv7 } from 'uuid';
import type { Queries } from '../database/connect.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import { inTransaction } from '../database/transaction.ts';

/**
 * Keeps the subscription of a session in place of the one it had; an endpoint belongs to whoever gave it last. Throws
 * PERMISSION_DENIED when the session is not the actor's (programs have none).
 */
export async function savePushSubscription(
  db: Queries,
  { actorId, sessionId, request }: SavePushSubscriptionRequest,
): Promise<void> {
  if (!request) throw invalidArgument('request', 'value is required');
  const { endpoint, p256dh, auth, language } = request;
  if (p256dh[0] !== 4) throw invalidArgument('p256dh', 'must be an uncompressed point of P-256');
  await inTransaction(db, async (trx) => {
    const session = await trx
      .selectFrom('session')
      .select('id')
      .where('id', '=', sessionId)
      .where('account_id', '=', actorId.toLowerCase())
      .executeTakeFirst();
    if (!session) throw failure('PERMISSION_DENIED', Code.PermissionDenied, 'only browsers have push subscriptions');
    const columns = { endpoint, p256dh: Buffer.from(p256dh), auth: Buffer.from(auth), language };
    const same = await trx
      .updateTable('push_subscription')
      .set(columns)
      .where('session_id', '=', session.id)
      .where('endpoint', '=', endpoint)
      .returning('id')
      .executeTakeFirst();
    if (same) return;
    await trx
      .deleteFrom('push_subscription')
      .where((eb) => eb.or([eb('session_id', '=', session.id), eb('endpoint', '=', endpoint)]))
      .execute();
    await trx
      .insertInto('push_subscription')
      .values({
        id: uuidv7(),
        account_id: actorId.toLowerCase(),
        session_id: session.id,
        ...columns,
        created_at: databaseNow,
      })
      .execute();
  });
}

/** Removes the subscription of a session. */
export async function removePushSubscription(db: Queries, actorId: string, sessionId: string): Promise<void> {
  await db
    .deleteFrom('push_subscription')
    .where('session_id', '=', sessionId)
    .where('account_id', '=', actorId.toLowerCase())
    .execute();
}
