import { create } from '@bufbuild/protobuf';
import {
  type ListReadersRequest,
  type ListReadersResponse,
  ListReadersResponseSchema,
  MemberRole,
  ReadersHidden,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { readPreferences } from '../personal/preferences.ts';
import type { Workspace } from '../workspace.ts';
import { readableMessage } from './access.ts';
import { messageNotFound } from './message-failures.ts';

/** In larger rooms nobody is told who has read what. */
const maxMembers = 100;

/** Who has read past a message, of the people in its room; for its members. Throws MESSAGE_NOT_FOUND. */
export async function listReaders(
  { db }: Workspace,
  actorId: string,
  { messageId }: ListReadersRequest,
): Promise<ListReadersResponse> {
  const { message, room, role } = await readableMessage(db, messageId, actorId);
  if (role === MemberRole.UNSPECIFIED) throw messageNotFound(messageId);
  const hidden = (reason: ReadersHidden) => create(ListReadersResponseSchema, { hidden: reason });
  if (message.thread_root_message_id !== null) return hidden(ReadersHidden.THREAD_REPLY);
  if (room.member_count > maxMembers) return hidden(ReadersHidden.ROOM_TOO_LARGE);
  const { readReceipts = true } = await readPreferences(db, actorId);
  if (!readReceipts) return hidden(ReadersHidden.SWITCHED_OFF);
  const { rows } = await sql<{ account_id: string; read: boolean }>`
    select m.account_id, m.last_read_seq >= ${message.seq} as read
    from membership m join account a on a.id = m.account_id
    left join preferences p on p.account_id = m.account_id
    where m.room_id = ${message.room_id} and m.left_at is null
      and m.account_id <> ${actorId} and m.account_id <> ${message.sender_id}
      and coalesce((p.body ->> 'readReceipts')::boolean, true)
    order by a.folded_name, a.id`.execute(db);
  const userIds = rows.flatMap(({ account_id, read }) => (read ? account_id : []));
  return create(ListReadersResponseSchema, { userIds, possible: rows.length });
}
