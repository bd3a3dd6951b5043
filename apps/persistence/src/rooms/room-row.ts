import { create } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { type Room, RoomKind, RoomSchema } from '@prosa/proto/chat';
import type { Selectable } from 'kysely';
import type { Database } from '../database/schema.ts';

/** A row of the table room. */
export type RoomRow = Selectable<Database['room']>;

/** The columns that `toRoom` needs, for a query in which the table is called `room`. */
export const roomColumns = [
  'room.id',
  'room.kind',
  'room.name',
  'room.name_key',
  'room.folded_name',
  'room.topic',
  'room.creator_id',
  'room.created_at',
  'room.archived_at',
  'room.direct_key',
  'room.last_seq',
  'room.message_count',
  'room.member_count',
  'room.pin_count',
  'room.assistant_off',
] as const;

/** The room as callers get it. */
export function toRoom(row: RoomRow, epoch: string): Room {
  return create(RoomSchema, {
    id: row.id,
    name: row.name,
    kind: row.kind,
    topic: row.topic,
    epoch,
    lastSeq: row.last_seq,
    messageCount: row.message_count,
    memberCount: row.member_count,
    memberIds: directMembers(row),
    createdAt: timestampFromDate(row.created_at),
    archivedAt: row.archived_at ? timestampFromDate(row.archived_at) : undefined,
    creatorId: row.creator_id,
    pinCount: row.pin_count,
    assistantOff: row.assistant_off,
  });
}

/** What makes a direct conversation the one of these people. */
export function directKey(accountIds: readonly string[]): string {
  return [...new Set(accountIds)].sort().join(',');
}

function directMembers(row: RoomRow): string[] {
  return row.kind === RoomKind.DIRECT && row.direct_key ? row.direct_key.split(',') : [];
}
