import { create, toBinary } from '@bufbuild/protobuf';
import { timestampFromDate } from '@bufbuild/protobuf/wkt';
import { RoomEventSchema } from '@prosa/proto/chat';
import { type LogEvent, LogEventSchema } from '@prosa/proto/persistence';
import type { Movement } from './event-detail.ts';
import type { RoomChange } from './event-kind.ts';

/** Where and when something happened, and who did it. */
export interface Occurrence {
  roomId: string;
  seq: bigint;
  actorId: string;
  occurredAt: Date;
}

/** An event ready to be passed on: encoded once, the same bytes for every reader. */
export function toLogEvent(occurrence: Occurrence, change: RoomChange, movement?: Movement): LogEvent {
  const { roomId, seq, actorId, occurredAt } = occurrence;
  const event = create(RoomEventSchema, { roomId, seq, actorId, occurredAt: timestampFromDate(occurredAt), change });
  return create(LogEventSchema, {
    roomId,
    seq,
    event: toBinary(RoomEventSchema, event),
    joinedUserIds: [...(movement?.joined ?? [])],
    leftUserIds: [...(movement?.left ?? [])],
    room: movement?.room,
  });
}
