import { create } from '@bufbuild/protobuf';
import {
  type ListThreadsRequest,
  type ListThreadsResponse,
  ListThreadsResponseSchema,
  MemberRole,
  type MyThread,
  RoomKind,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { timeOfToken, tokenOfTime } from '../database/page-token.ts';
import { invalidArgument } from '../database/invalid-argument.ts';
import type { Workspace } from '../workspace.ts';
import { readThreadRows, type ThreadRow, toMyThread } from './thread-rows.ts';

const defaultLimit = 50;

/**
 * The threads that somebody follows, also those in which nobody has replied yet, of rooms that they are in; unread ones first.
 * Throws INVALID_ARGUMENT (pageToken).
 */
export async function listThreads(
  { db }: Workspace,
  actorId: string,
  request: ListThreadsRequest,
): Promise<ListThreadsResponse> {
  const limit = request.limit || defaultLimit;
  const after = placeOf(request.pageToken);
  const where = sql`f.following and exists (
    select from membership
    where membership.room_id = m.room_id and membership.account_id = ${actorId} and membership.left_at is null)`;
  const from = after
    ? sql`where (unread > 0, last_at, id) < (${after.unread}::boolean, ${after.time}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const page = sql`${from} order by unread > 0 desc, last_at desc, id desc limit ${limit + 1}`;
  const rows = await readThreadRows(db, actorId, where, page);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return create(ListThreadsResponseSchema, {
    threads: shown.map(toMyThread),
    nextPageToken: rows.length > limit && last ? tokenOf(last) : '',
  });
}

/** These threads, as far as the person may read them; replies are none. */
export async function getThreads({ db }: Workspace, actorId: string, rootIds: readonly string[]): Promise<MyThread[]> {
  const where = sql`m.id = any (${rootIds}::uuid[]) and m.thread_root_message_id is null and exists (
    select from room
    left join membership on membership.room_id = room.id and membership.account_id = ${actorId}
      and membership.left_at is null
    where room.id = m.room_id and (room.kind = ${RoomKind.PUBLIC} or membership.role > ${MemberRole.UNSPECIFIED}))`;
  return (await readThreadRows(db, actorId, where)).map(toMyThread);
}

/** `u` or `r` for what is unread or read, then the place within that. */
function tokenOf({ unread, last_at, id }: ThreadRow): string {
  return `${unread > 0n ? 'u' : 'r'}${tokenOfTime(last_at, id)}`;
}

function placeOf(token: string): { unread: boolean; time: Date; id: string } | undefined {
  if (token === '') return undefined;
  const place = /^[ur]./.test(token) ? timeOfToken(token.slice(1)) : undefined;
  if (!place) throw invalidArgument('pageToken', 'is not a token of a page before');
  return { unread: token.startsWith('u'), ...place };
}
