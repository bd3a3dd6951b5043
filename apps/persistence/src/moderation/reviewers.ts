import { MemberRole, RoomKind, UserRole } from '@prosa/proto/chat';
import { type RawBuilder, sql } from 'kysely';
import type { Workspace } from '../workspace.ts';

/**
 * Whether the account sees a row of the table review, which the query calls `review`: it moderates the room; or it moderates the
 * workspace, and can read the room or was handed the message by a person's report.
 */
export function seesReview(accountId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from account a
    join room on room.id = review.room_id
    left join membership m on m.room_id = room.id and m.account_id = a.id and m.left_at is null
    where a.id = ${accountId} and (
      m.role = ${MemberRole.MODERATOR}
      or a.role >= ${UserRole.MODERATOR}
        and (review.reported or room.kind = ${RoomKind.PUBLIC} or m.account_id is not null)
    )
  )`;
}

/** Tells those who see the reviews of a message, and nobody else, that they changed. After the commit. */
export async function tellReviewers({ db, log }: Workspace, messageIds: readonly string[]): Promise<void> {
  if (messageIds.length === 0) return;
  const { rows } = await sql<{ id: string }>`
    with changed as (select room_id, bool_or(reported) as reported from review
      where message_id = any (${messageIds}::uuid[]) group by room_id)
    select m.account_id as id from changed
    join membership m on m.room_id = changed.room_id and m.role = ${MemberRole.MODERATOR} and m.left_at is null
    union
    select a.id from changed
    join room on room.id = changed.room_id
    join account a on a.role >= ${UserRole.MODERATOR}
    left join membership m on m.room_id = room.id and m.account_id = a.id and m.left_at is null
    where changed.reported or room.kind = ${RoomKind.PUBLIC} or m.account_id is not null`.execute(db);
  if (rows.length === 0) return;
  log.announce({ case: 'reviewsChanged', value: { accountIds: rows.map(({ id }) => id) } });
}
