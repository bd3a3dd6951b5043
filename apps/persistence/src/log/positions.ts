import { create } from '@bufbuild/protobuf';
import { RoomPositionSchema } from '@prosa/proto/chat';
import { type GetPositionsResponse, GetPositionsResponseSchema } from '@prosa/proto/persistence';
import { sql } from 'kysely';
import type { Queries } from '../database/connect.ts';
import { readRoomsOf } from '../rooms/my-rooms.ts';

/** So many rooms are told at a time, unless one account alone has more. */
const maxRooms = 5_000;

/**
 * Where each of these accounts stands in its rooms, in their order. The last ones are left out where all together have too many
 * rooms; the first never is. Of an account that does not exist: no rooms, and revision 0.
 */
export async function readPositions(
  db: Queries,
  epoch: string,
  given: readonly string[],
): Promise<GetPositionsResponse[]> {
  const accountIds = given.map((id) => id.toLowerCase());
  // The revision is read before the rooms: what it speaks for is then contained.
  const { rows } = await sql<{ id: string; personal_revision: bigint; rooms: bigint }>`
    select id, personal_revision,
      (select count(*) from membership where account_id = account.id and left_at is null) as rooms
    from account where id = any (${accountIds}::uuid[])`.execute(db);
  const accounts = new Map(rows.map((row) => [row.id, row]));
  const told = accountIds.slice(0, fitting(accountIds.map((id) => Number(accounts.get(id)?.rooms ?? 0))));
  const positions = new Map(
    told.map((id) => {
      const personalRevision = accounts.get(id)?.personal_revision ?? 0n;
      return [id, create(GetPositionsResponseSchema, { personalRevision })];
    }),
  );
  for (const { accountId, mine } of await readRoomsOf(db, epoch, told)) {
    const position = positions.get(accountId);
    const { room, readState } = mine;
    if (position === undefined || room === undefined) continue;
    position.rooms.push(create(RoomPositionSchema, { roomId: room.id, epoch, seq: room.lastSeq, readState }));
    position.memberCounts.push(room.memberCount);
  }
  return told.map((id) => positions.get(id) ?? create(GetPositionsResponseSchema));
}

/** How many of the first accounts have no more than `maxRooms` together; one at least. */
function fitting(rooms: readonly number[]): number {
  let sum = 0;
  const end = rooms.findIndex((count, index) => (sum += count) > maxRooms && index > 0);
  return end < 0 ? rooms.length : end;
}
