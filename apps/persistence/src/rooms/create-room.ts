import { type CreateRoomRequest, MemberRole, type OpenDirectRequest, type Room, RoomKind } from '@prosa/proto/chat';
import type { LogEvent } from '@prosa/proto/persistence';
import { v7 as uuidv7 } from 'uuid';
import { isUniqueViolation } from '../database/failures.ts';
import { invalidArgument, shownName } from '../database/invalid-argument.ts';
import { databaseNow } from '../database/now.ts';
import { inTransaction, type OpenTransaction } from '../database/transaction.ts';
import { nameKey } from '../messages/mentions.ts';
import { fold } from '../search/fold.ts';
import type { Workspace } from '../workspace.ts';
import { bringIn, type MemberChange } from './members.ts';
import { roomNameTaken } from './room-failures.ts';
import { directKey, type RoomRow, toRoom } from './room-row.ts';

/**
 * Makes a room. Its log begins with the creator, who moderates it, and then the others.
 * Throws ROOM_NAME_TAKEN (public rooms), USER_NOT_FOUND.
 */
export async function createRoom(workspace: Workspace, actorId: string, request: CreateRoomRequest): Promise<Room> {
  const { db, log, epoch } = workspace;
  const others = distinct(request.memberIds).filter((id) => id !== actorId);
  const { room, events } = await inTransaction(db, async (trx) => {
    const change = { trx, log, epoch, actorId };
    const empty = await insertRoom(trx, {
      ...namesOf(request.name),
      kind: request.kind,
      topic: request.topic,
      actorId,
    });
    const creator = await bringIn(change, empty, [actorId], MemberRole.MODERATOR);
    if (others.length === 0) return { room: creator.room, events: [creator.event] };
    const rest = await bringIn(change, creator.room, others, MemberRole.MEMBER);
    return { room: rest.room, events: [creator.event, rest.event] };
  }).catch((reason: unknown) => {
    throw isUniqueViolation(reason, 'room_public_name') ? roomNameTaken() : reason;
  });
  log.publish(events);
  return toRoom(room, epoch);
}

/**
 * The direct conversation of these people, made when it is not there. Who asks at the same time gets the same room.
 * Throws USER_NOT_FOUND, INVALID_ARGUMENT (userIds) when there is nobody but the actor, or more than nine people.
 */
export async function openDirect(workspace: Workspace, actorId: string, request: OpenDirectRequest): Promise<Room> {
  const { db, log, epoch } = workspace;
  const people = distinct([actorId, ...request.userIds]).sort();
  if (people.length < 2) throw invalidArgument('userIds', 'must name somebody else than the caller');
  if (people.length > 9) throw invalidArgument('userIds', 'at most nine people talk in a direct conversation');
  const key = directKey(people);
  const known = await db.selectFrom('room').selectAll().where('direct_key', '=', key).executeTakeFirst();
  if (known) return toRoom(known, epoch);
  const { room, events } = await inTransaction(db, (trx) => directWithin({ trx, log, epoch, actorId }, people));
  log.publish(events);
  return toRoom(room, epoch);
}

/**
 * As `openDirect`, for two to nine people, inside a transaction of the caller's, who publishes the events after its commit.
 * Throws USER_NOT_FOUND.
 */
export async function directWithin(
  change: MemberChange,
  accountIds: readonly string[],
): Promise<{ room: RoomRow; events: LogEvent[] }> {
  const { trx, actorId } = change;
  const people = distinct(accountIds).sort();
  const key = directKey(people);
  const made = await insertDirect(trx, key, actorId);
  if (made) {
    const filled = await bringIn(change, made, people, MemberRole.MEMBER);
    return { room: filled.room, events: [filled.event] };
  }
  // It was there, or somebody else was faster and has committed.
  const room = await trx.selectFrom('room').selectAll().where('direct_key', '=', key).executeTakeFirstOrThrow();
  return { room, events: [] };
}

/** How a room's name is kept: as it is shown, compared and found. Throws INVALID_ARGUMENT when it is there but blank. */
export function namesOf(name: string): { name: string; name_key: string; folded_name: string } {
  const shown = name === '' ? '' : shownName(name, 'name');
  return { name: shown, name_key: nameKey(shown), folded_name: fold(shown) };
}

interface NewRoom {
  name: string;
  name_key: string;
  folded_name: string;
  kind: RoomKind;
  topic: string;
  actorId: string;
}

function insertRoom(trx: OpenTransaction, { actorId, ...room }: NewRoom): Promise<RoomRow> {
  return trx
    .insertInto('room')
    .values({ id: uuidv7(), creator_id: actorId, created_at: databaseNow, ...room })
    .returningAll()
    .executeTakeFirstOrThrow();
}

function insertDirect(trx: OpenTransaction, key: string, actorId: string): Promise<RoomRow | undefined> {
  return trx
    .insertInto('room')
    .values({
      id: uuidv7(),
      kind: RoomKind.DIRECT,
      ...namesOf(''),
      topic: '',
      creator_id: actorId,
      created_at: databaseNow,
      direct_key: key,
    })
    .onConflict((conflict) => conflict.column('direct_key').doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** Each id once, lower-case. */
function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
