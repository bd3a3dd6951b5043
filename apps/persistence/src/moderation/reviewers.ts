import { MemberRole, RoomKind, UserRole } from '@prosa/proto/chat';
import { type RawBuilder, sql } from 'kysely';
import type { Workspace } from '../workspace.ts';

/**
 * Whether the account sees a row of the table review, which the query calls `review`: it moderates the room; or it moderates the
 * workspace, and can read the room or was handed the message by a person's report. Nobody looks after what they wrote themselves,
 * and learns who reported it, but the owner, above whom there is nobody.
 */
export function seesReview(accountId: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from account a
    join room on room.id = review.room_id
    left join membership m on m.room_id = room.id and m.account_id = a.id and m.left_at is null
    join message on message.id = review.message_id
    where a.id = ${accountId} and (a.role = ${UserRole.OWNER} or a.id <> message.sender_id) and (
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
    with changed as (
      select review.room_id, message.sender_id, bool_or(review.reported) as reported
      from review join message on message.id = review.message_id
      where review.message_id = any (${messageIds}::uuid[])
      group by review.room_id, message.sender_id
    )
    select m.account_id as id from changed
    join membership m on m.room_id = changed.room_id and m.role = ${MemberRole.MODERATOR} and m.left_at is null
    join account a on a.id = m.account_id
    where a.role = ${UserRole.OWNER} or a.id <> changed.sender_id
    union
    select a.id from changed
    join room on room.id = changed.room_id
    join account a on a.role >= ${UserRole.MODERATOR}
    left join membership m on m.room_id = room.id and m.account_id = a.id and m.left_at is null
    where (changed.reported or room.kind = ${RoomKind.PUBLIC} or m.account_id is not null)
      and (a.role = ${UserRole.OWNER} or a.id <> changed.sender_id)`.execute(db);
  if (rows.length === 0) return;
  log.announce({ case: 'reviewsChanged', value: { accountIds: rows.map(({ id }) => id) } });
}
