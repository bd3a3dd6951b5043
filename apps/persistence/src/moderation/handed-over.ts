import { RoomKind } from '@prosa/proto/chat';
import type { Queries } from '../database/connect.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import type { MessageRow } from '../messages/message-row.ts';
import type { ReviewRow } from './open-review.ts';

/** Those of these rooms that the account may read. */
export async function readableRooms(
  db: Queries | OpenTransaction,
  accountId: string,
  roomIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (roomIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('room')
    .leftJoin('membership', (join) =>
      join
        .onRef('membership.room_id', '=', 'room.id')
        .on('membership.account_id', '=', accountId)
        .on('membership.left_at', 'is', null),
    )
    .where('room.id', 'in', roomIds)
    .where((where) => where.or([where('kind', '=', RoomKind.PUBLIC), where('membership.account_id', 'is not', null)]))
    .select('room.id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The message as the last person to report it handed it over: nothing that was written or said of it since. */
export function handedOver(message: MessageRow, { reported_text }: Pick<ReviewRow, 'reported_text'>): MessageRow {
  const text = reported_text ?? '';
  const isOther = text !== message.text;
  return {
    ...message,
    text,
    labels: null,
    thread: null,
    ...(isOther && { edited_at: null, link_previews: null, mentions: null, mentions_room: false }),
  };
}
