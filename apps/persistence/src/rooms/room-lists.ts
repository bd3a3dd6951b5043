import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import {
  type BrowseRoomsRequest,
  type BrowseRoomsResponse,
  BrowseRoomsResponseSchema,
  type ListMembersRequest,
  type ListMembersResponse,
  ListMembersResponseSchema,
  MemberSchema,
  RoomKind,
} from '@prosa/proto/chat';
import { sql } from 'kysely';
import { toUser } from '../accounts/account-row.ts';
import { idOfToken, tokenOfId } from '../database/page-token.ts';
import { fold, likeAnywhere } from '../search/fold.ts';
import type { Workspace } from '../workspace.ts';
import { readableRoom } from './access.ts';
import { toRoom } from './room-row.ts';

const defaultLimit = 100;

/** The open public rooms, by name. Throws INVALID_ARGUMENT (pageToken). */
export async function browseRooms({ db, epoch }: Workspace, request: BrowseRoomsRequest): Promise<BrowseRoomsResponse> {
  const limit = request.limit || defaultLimit;
  const after = idOfToken(request.pageToken);
  const rows = await db
    .selectFrom('room')
    .selectAll()
    .where('kind', '=', RoomKind.PUBLIC)
    .where('archived_at', 'is', null)
    .where('folded_name', 'like', likeAnywhere(fold(request.query.trim())))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(folded_name, id) > (select folded_name, id from room where id = ${after} and kind = ${RoomKind.PUBLIC})`,
      ),
    )
    .orderBy('folded_name')
    .orderBy('id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return create(BrowseRoomsResponseSchema, {
    rooms: page.map((row) => toRoom(row, epoch)),
    nextPageToken: rows.length > limit && last ? tokenOfId(last.id) : '',
  });
}

/** Who is in a room, by name; presence is left open. Throws ROOM_NOT_FOUND, INVALID_ARGUMENT (pageToken). */
export async function listMembers(
  { db }: Workspace,
  actorId: string,
  request: ListMembersRequest,
): Promise<ListMembersResponse> {
  const limit = request.limit || defaultLimit;
  const after = idOfToken(request.pageToken);
  const { room, workspaceRole } = await readableRoom(db, request.roomId, actorId);
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .selectAll('account')
    .select(['membership.role as member_role', 'membership.joined_at'])
    .where('membership.room_id', '=', room.id)
    .where('membership.left_at', 'is', null)
    .where('account.folded_name', 'like', likeAnywhere(fold(request.query.trim())))
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(account.folded_name, account.id) > (select folded_name, id from account where id = ${after})`,
      ),
    )
    .orderBy('account.folded_name')
    .orderBy('account.id')
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const members = page.map((row) =>
    create(MemberSchema, {
      user: toUser(row, { id: actorId, role: workspaceRole }),
      role: row.member_role,
      joinedAt: timestampFromDate(row.joined_at),
    }),
  );
  return create(ListMembersResponseSchema, {
    members,
    nextPageToken: rows.length > limit && last ? tokenOfId(last.id) : '',
  });
}
