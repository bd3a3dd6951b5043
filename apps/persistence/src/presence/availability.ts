import type { SetAvailabilityRequest, SetStatusRequest, User } from '@prosa/proto/chat';
import { isTimeZone } from '@prosa/room-state';
import type { Updateable } from 'kysely';
import { unauthenticated } from '../accounts/account-failures.ts';
import { toSelf, toUser } from '../accounts/account-row.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { Database, StoredQuietHours } from '../database/schema.ts';
import { toDate } from '../database/times.ts';
import type { Workspace } from '../workspace.ts';

/** Sets the actor's status, or takes it back, and tells everybody of a change. Throws INVALID_ARGUMENT (status.expiresAt). */
export async function setStatus(workspace: Workspace, actorId: string, { status }: SetStatusRequest): Promise<User> {
  const expires = status?.expiresAt && toDate(status.expiresAt, 'status.expiresAt');
  if (expires && !(expires.getTime() > Date.now())) throw invalidArgument('status.expiresAt', 'must lie in the future');
  const emoji = status?.emoji.trim() ?? '';
  const text = status?.text.trim() ?? '';
  const any = emoji !== '' || text !== '';
  return change(workspace, actorId, {
    status_emoji: emoji,
    status_text: text,
    status_expires_at: any ? (expires ?? null) : null,
  });
}

/** Sets when the actor does not want to be disturbed and tells everybody of a change. Throws INVALID_ARGUMENT (availability.timeZone,
 * availability.quietUntil). */
export async function setAvailability(
  workspace: Workspace,
  actorId: string,
  { availability }: SetAvailabilityRequest,
): Promise<User> {
  const timeZone = availability?.timeZone ?? '';
  if (timeZone !== '' && !isTimeZone(timeZone)) throw invalidArgument('availability.timeZone', 'is not known');
  const hours = (availability?.quietHours ?? []).map(({ weekdays, fromMinute, untilMinute }): StoredQuietHours => {
    return { weekdays: [...new Set(weekdays)].sort(), from: fromMinute, until: untilMinute };
  });
  return change(workspace, actorId, {
    quiet_until: availability?.quietUntil ? toDate(availability.quietUntil, 'availability.quietUntil') : null,
    quiet_hours: hours.length > 0 ? JSON.stringify(hours) : null,
    time_zone: timeZone,
  });
}

/** As it is already: nobody is told. */
async function change(
  { db, log }: Workspace,
  actorId: string,
  columns: Updateable<Database['account']>,
): Promise<User> {
  const changed = await db
    .updateTable('account')
    .set(columns)
    .where('id', '=', actorId)
    .where((eb) =>
      eb.or(
        Object.entries(columns).map(([column, value]) =>
          eb(column as keyof Database['account'], 'is distinct from', value as never),
        ),
      ),
    )
    .returningAll()
    .executeTakeFirst();
  const row = changed ?? (await db.selectFrom('account').selectAll().where('id', '=', actorId).executeTakeFirst());
  if (!row) throw unauthenticated();
  if (changed) log.announce({ case: 'userChanged', value: toUser(row) });
  return toSelf(row);
}
