import { create, fromJson, type JsonObject, type JsonValue, toJson } from '@bufbuild/protobuf';
import {
  MemberChangedSchema,
  type Message,
  MessageChangedSchema,
  MessageCreatedSchema,
  MessageDeletedSchema,
  MessageEditedSchema,
  PinChangedSchema,
  ReactionChangedSchema,
  type Room,
  RoomChangedSchema,
  RoomSchema,
  type ThreadSummary,
} from '@prosa/proto/chat';
import { eventKind, type RoomChange } from './event-kind.ts';

/** Who came and went with an event; the room as it was then, when somebody came. */
export interface Movement {
  joined: readonly string[];
  left: readonly string[];
  room?: Room;
}

/** What room_event.detail keeps of a change: everything but messages, which are read as they are now. */
export function toDetail(change: RoomChange, movement?: Movement): JsonValue | null {
  switch (change.case) {
    case 'messageCreated':
    case 'messageEdited':
    case 'messageDeleted':
    case 'messageChanged':
      return null;
    case 'reactionChanged': {
      const { emoji, userId, present } = change.value;
      return { emoji, userId, present };
    }
    case 'pinChanged': {
      const { messageId, pinned, pinCount } = change.value;
      return { messageId, pinned, pinCount };
    }
    case 'roomChanged':
      return toJson(RoomChangedSchema, change.value);
    case 'memberChanged':
      return {
        change: toJson(MemberChangedSchema, change.value),
        joined: [...(movement?.joined ?? [])],
        left: [...(movement?.left ?? [])],
        room: movement?.room ? toJson(RoomSchema, movement.room) : null,
      };
  }
}

/** What a stored event is about, as it is now: its message, and the thread in which that is a reply. */
export interface EventSubject {
  message: Message | undefined;
  thread: ThreadSummary | undefined;
}

/** The change and the movement of a stored event. Throws on a kind unknown here. */
export function fromDetail(
  kind: number,
  detail: JsonValue,
  { message, thread }: EventSubject,
  epoch: string,
): { change: RoomChange; movement?: Movement } {
  switch (kind) {
    case eventKind.messageCreated:
      return { change: { case: 'messageCreated', value: create(MessageCreatedSchema, { message, thread }) } };
    case eventKind.messageEdited:
      return { change: { case: 'messageEdited', value: create(MessageEditedSchema, { message }) } };
    case eventKind.messageDeleted:
      return { change: { case: 'messageDeleted', value: create(MessageDeletedSchema, { message, thread }) } };
    case eventKind.reactionChanged: {
      const value = fromJson(ReactionChangedSchema, detail);
      value.message = message;
      return { change: { case: 'reactionChanged', value } };
    }
    case eventKind.messageChanged:
      return { change: { case: 'messageChanged', value: create(MessageChangedSchema, { message }) } };
    case eventKind.pinChanged: {
      const value = fromJson(PinChangedSchema, detail);
      value.message = message;
      return { change: { case: 'pinChanged', value } };
    }
    case eventKind.roomChanged: {
      const value = fromJson(RoomChangedSchema, detail);
      if (value.room) value.room.epoch = epoch;
      return { change: { case: 'roomChanged', value } };
    }
    case eventKind.memberChanged:
      return fromMemberDetail(detail as JsonObject, epoch);
    default:
      throw new Error(`room_event of unknown kind ${kind}`);
  }
}

function fromMemberDetail(detail: JsonObject, epoch: string): { change: RoomChange; movement: Movement } {
  const value = fromJson(MemberChangedSchema, detail['change'] ?? {});
  const room = detail['room'] ? fromJson(RoomSchema, detail['room']) : undefined;
  if (room) room.epoch = epoch;
  const movement = { joined: detail['joined'] as string[], left: detail['left'] as string[], room };
  return { change: { case: 'memberChanged', value }, movement };
}
